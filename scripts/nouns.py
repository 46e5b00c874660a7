#!/usr/bin/env python3
"""Makes the noun table of previz from WordNet 3.0 and the lists beside this script.

usage: scripts/nouns.py [--wordnet DIRECTORY]

Reads index.noun, data.noun, noun.exc and cntlist.rev of the Debian package `wordnet-base` (by default in
/usr/share/wordnet) and scripts/vocabulary/, and writes Sources/PrevizKernels/nouns.c.

A noun goes to the variant whose anchor lies nearest above one of its senses, frequent senses first; the lists overrule
that. Compounds are kept only where their last word alone would say something else.
"""

import argparse
import collections
import pathlib
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
LISTS = HERE / "vocabulary"
OUTPUT = HERE.parent / "Sources" / "PrevizKernels" / "nouns.c"

# By the lexicographers' file of a sense: how much its being drawn is worth.
WEIGHTS = {3: 1, 4: 0.2, 5: 1, 6: 1, 7: 0.4, 8: 1, 9: 0.2, 10: 0.35, 11: 0.5, 12: 0.2, 13: 1, 14: 0.7, 15: 0.9,
           16: 0.2, 17: 1, 18: 1, 19: 1, 20: 1, 21: 0.35, 22: 0.5, 23: 0.2, 24: 0.2, 25: 0.8, 26: 0.35, 27: 1,
           28: 0.6}
ANIMAL, ARTIFACT, PERSON = 5, 6, 18
PLURAL, WEAK, NAME = 1, 2, 4
BLOCK = 16
LONGEST = 3

Sense = collections.namedtuple("Sense", "offset named")


def folded(text):
    """Lower case without accents; what joins or ends words becomes one space."""
    plain = unicodedata.normalize("NFD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    letters = [c if c.isascii() and c.isalnum() else " " for c in plain if not unicodedata.combining(c)]
    return " ".join("".join(letters).split())


def entries(path):
    """The lines `variant word word …` of a list, as pairs of folded word and variant."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            variant, *words = line.split()
            for word in words:
                yield folded(word), variant


class WordNet:
    def __init__(self, directory):
        self.above, self.file, self.instance = {}, {}, set()
        self.latin = set()
        for line in (directory / "data.noun").open(encoding="utf-8"):
            if not line.startswith("  "):
                self.synset(line.split("|")[0].split())
        self.senses = {}
        for line in (directory / "index.noun").open(encoding="utf-8"):
            if not line.startswith("  "):
                part = line.split()
                count = int(part[2])
                self.senses[part[0]] = part[-count:]
        self.counts = collections.Counter()
        self.tagged = {}
        for line in (directory / "cntlist.rev").open(encoding="utf-8"):
            key, number, count = line.split()
            lemma, rest = key.split("%", 1)
            self.counts[lemma, rest[0] == "1"] += int(count)
            if rest[0] == "1":
                self.tagged[lemma, int(number)] = int(count)
        self.plurals = [line.split()[:2] for line in (directory / "noun.exc").open(encoding="utf-8")]
        self.others = {}
        for part in ("verb", "adj", "adv"):
            for line in (directory / f"index.{part}").open(encoding="utf-8"):
                if not line.startswith("  "):
                    self.others.setdefault(line.split()[0], set()).add(part)

    def synset(self, part):
        offset = part[0]
        self.file[offset] = int(part[1])
        words = int(part[3], 16)
        if self.file[offset] in (5, 20):
            spelled = [part[4 + 2 * n].split("_") for n in range(words)]
            self.latin.update("_".join(word).lower() for word in spelled if self.binomial(word))
        at = 4 + 2 * words
        links = [(part[at + 1 + 4 * n], part[at + 2 + 4 * n]) for n in range(int(part[at]))]
        self.above[offset] = [target for kind, target in links if kind in ("@", "@i")]
        if any(kind == "@i" for kind, _ in links):
            self.instance.add(offset)

    @staticmethod
    def binomial(word):
        return len(word) > 1 and word[0][:1].isupper() and not any(part[:1].isupper() for part in word[1:])

    def prior(self, lemma, number):
        rank = 1 / number ** 1.4
        total = sum(self.tagged.get((lemma, n + 1), 0) for n in range(len(self.senses[lemma])))
        if total < 4:
            return rank
        return 0.5 * rank + 0.5 * self.tagged.get((lemma, number), 0) / total

    def seldom_noun(self, lemma):
        """Whether the word is more often a verb, an adjective or an adverb."""
        noun, other = self.counts[lemma, True], self.counts[lemma, False]
        if lemma.endswith("ing") and noun < 3 or self.is_adjective(lemma) and noun <= other:
            return True
        return lemma in self.others and other > noun + 1

    def is_adjective(self, lemma):
        return "adj" in self.others.get(lemma, ())


class Resolver:
    def __init__(self, wordnet):
        self.wordnet, self.anchors = wordnet, {}
        for line in (LISTS / "anchors.tsv").read_text().splitlines():
            if line.startswith("#"):
                continue
            primitive, variant, strength, offsets = line.split("\t")
            name = primitive if primitive == variant else f"{primitive}/{variant}"
            for offset in offsets.split():
                self.anchors[offset] = (name, 0.4 if strength == "weak" else 1)

    def nearest(self, offset):
        """The anchor above a synset by the shortest way, and how far it lies."""
        edge, seen = [offset], {offset}
        for distance in range(20):
            for one in edge:
                if one in self.anchors:
                    return self.anchors[one], distance
            edge = [up for one in edge for up in self.wordnet.above[one] if up not in seen]
            seen.update(edge)
        return None, 0

    def resolve(self, lemma, named):
        best, found = 0.0, None
        senses = self.wordnet.senses[lemma]
        files = {self.wordnet.file[offset] for offset in senses}
        figurative = bool(files & {ANIMAL, ARTIFACT}) and (lemma, 1) not in self.wordnet.tagged
        number = 0
        for offset in senses:
            if (offset in self.wordnet.instance) != named:
                continue
            number += 1
            prior = self.wordnet.prior(lemma, number)
            anchor, distance = self.nearest(offset)
            if anchor:
                weight = WEIGHTS.get(self.wordnet.file[offset], 1)
                # A chameleon is an animal, whatever it is said of people.
                if PERSON == self.wordnet.file[offset] and figurative:
                    weight = 0.15
                score = prior * weight * anchor[1] * 0.97 ** distance
            else:
                score = prior * 0.42
            if score > best:
                best, found = score, anchor and anchor[0]
        return found


# Names that stand for something to look at; a person's or a saint's name among them is more often somebody else's.
NAMED = ("city", "mountain", "river", "lake", "sea", "beach", "desert", "tower", "temple", "bridge", "building",
         "planet", "starfield", "forest", "cliff", "statue", "waterfall", "place", "ground", "mountain/hill",
         "beach/island")


def words_of(wordnet, resolver):
    table = {}
    unusable = {line for line in (LISTS / "function-words.txt").read_text().split()}
    for lemma in wordnet.senses:
        word = folded(lemma)
        parts = word.split()
        if not parts or len(parts) > LONGEST or len(word) > 30 or word in unusable or parts[0].isdigit():
            continue
        if parts[0] in unusable or parts[-1] in unusable or parts[-1].isdigit():
            continue
        if lemma in wordnet.latin or len(word) < 3:
            continue
        variant = resolver.resolve(lemma, named=False)
        # "The lost", "the cautious": adjectives, wherever else they stand.
        if variant == "crowd" and wordnet.is_adjective(lemma):
            continue
        flags = WEAK if wordnet.seldom_noun(lemma) else 0
        if variant is None:
            variant = resolver.resolve(lemma, named=True)
            if variant in NAMED:
                flags = NAME
            elif wordnet.counts[lemma, True] > 0 and " " not in word:
                variant = "abstract"
            else:
                continue
        if word not in table or table[word][1] & NAME:
            table[word] = (variant, flags)
    return table


def add_lists(table, wordnet):
    for word, variant in entries(LISTS / "english.txt"):
        if variant == "!" or variant == "-" and " " in word:
            table[word] = None
        elif variant == "-":
            table[word] = ("abstract", 0)
        else:
            table[word] = (variant, WEAK if word.replace(" ", "_") in WEAK_WORDS else 0)
    for word in WEAK_WORDS:
        if table.get(folded(word)):
            table[folded(word)] = (table[folded(word)][0], WEAK)
    for plural, single in wordnet.plurals:
        base = table.get(folded(single))
        word = folded(plural)
        if base and word not in table and len(word.split()) == 1 and len(word) > 2 and word != folded(single) + "s":
            table[word] = (base[0], base[1] | PLURAL)


def single(word, table):
    """What the last word of a compound says alone."""
    last = word.split()[-1]
    for candidate in (last, last[:-1] if last.endswith("s") else last):
        if table.get(candidate):
            return table[candidate][0]
    return None


def pruned(table):
    listed = {word for word, variant in entries(LISTS / "english.txt") if variant != "-"}
    kept = {}
    for word, value in table.items():
        if value is None:
            continue
        last = single(word, table) if " " in word else None
        # "The orthodox church" is a body of people, "an orthodox church" a building.
        if last and value[0] in ("crowd", "person") and last not in ("crowd", "person") and word not in listed:
            continue
        # "A dining room table" is furniture, and a table.
        generic = value[0] in ("cabinet", "cabinet/appliance", "prop", "machine")
        if last and generic and word.split()[-1] in listed and word not in listed:
            continue
        if " " in word and last == value[0] and not value[1] & NAME and word not in listed:
            continue
        kept[word] = value
    return kept


def coded(table, variants):
    """Front-coded lines, one a block: the first word whole, then the length of what is shared and the rest; behind each
    word two characters for variant and flags."""
    blocks, words = [], sorted(table)
    for at in range(0, len(words), BLOCK):
        line, before = "", ""
        for word in words[at:at + BLOCK]:
            shared = 0
            while shared < min(len(word), len(before), 25) and word[shared] == before[shared]:
                shared += 1
            number = variants.index(table[word][0])
            line += chr(97 + shared) + word[shared:] + chr(65 + number // 8) + chr(48 + number % 8 * 8 + table[word][1])
            before = word
        blocks.append(line)
    return blocks


def array(name, blocks):
    lines = [f"const char pv_{name}[] ="]
    lines += ['    "' + block.replace("\\", "\\\\") + '"' for block in blocks]
    lines[-1] += ";"
    starts, at = [], 0
    for block in blocks:
        starts.append(at)
        at += len(block)
    starts.append(at)
    lines += ["", f"const uint32_t pv_{name}_starts[] = {{"]
    row = "   "
    for start in starts:
        if len(row) + len(str(start)) > 116:
            lines.append(row)
            row = "   "
        row += f" {start},"
    lines += [row, "};", f"const int32_t pv_{name}_blocks = {len(blocks)};", ""]
    return lines


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--wordnet", type=pathlib.Path, default=pathlib.Path("/usr/share/wordnet"))
    wordnet = WordNet(parser.parse_args().wordnet)
    resolver = Resolver(wordnet)
    table = words_of(wordnet, resolver)
    add_lists(table, wordnet)
    table = pruned(table)
    french = {word: (variant, 0) for word, variant in entries(LISTS / "french.txt")}
    variants = sorted({value[0] for value in (*table.values(), *french.values())})
    licence = (LISTS / "wordnet-licence.txt").read_text().splitlines()
    text = ["// Made by scripts/nouns.py: change the lists beside it, not this file.", "//",
            "// Most of it is made from WordNet 3.0, under this licence:", "//"]
    text += [f"// {line}".rstrip() for line in licence]
    text += ['#include "noun_tables.h"', "",
            "const char *const pv_noun_variants[] = {"]
    row = "   "
    for variant in variants:
        if len(row) + len(variant) > 112:
            text.append(row)
            row = "   "
        row += f' "{variant}",'
    text += [row, "};", f"const int32_t pv_noun_variant_count = {len(variants)};", ""]
    text += array("nouns", coded(table, variants)) + array("noms", coded(french, variants))
    OUTPUT.write_text("\n".join(text[:-1]) + "\n")
    print(f"{len(table)} English and {len(french)} French words, {OUTPUT.stat().st_size} bytes")


WEAK_WORDS = set((LISTS / "seldom-nouns.txt").read_text().split())

if __name__ == "__main__":
    main()
