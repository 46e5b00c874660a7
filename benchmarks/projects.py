"""Makes the projects that are measured: the same scenes for clipws, ninja and DVC."""

import hashlib
import json
import os
import random
import shutil

ADJECTIVES = "amber broken crooked distant empty frozen golden hidden iron jagged lonely misty quiet red silver".split()
PLACES = "alley bridge canyon desert elevator forest garden harbour island jungle kitchen lighthouse market".split()
SUBJECTS = "acrobat boxer cyclist dancer engineer fisherman gardener heron inventor juggler kite lantern".split()
MOVES = "slow push-in,handheld follow,static wide shot,crane up,dolly left,orbit,whip pan,low angle".split(",")
TIMES = "at dawn,at noon,in the rain,under neon,in fog,by moonlight,after the storm,in falling snow".split(",")

# Copies one prepared video. Each copy gets a `free` box with the attempt's name, so that no two takes are the same
# file, as no two takes of a model are.
PROGRAM = r"""#!/bin/sh
read -r order
read -r seconds < %s && sleep "$seconds"
output=${order##*\"output\":\"}
attempt=${order#*\"attempt\":\"}
clip=%s
{ cat "$clip" && printf '\000\000\000\042free%%s' "${attempt%%%%\"*}"; } > "${output%%%%\"*}"
"""


def pace(clip):
    """The file that says how many seconds the engine works at each scene; it lies beside `clip`."""
    return os.path.join(os.path.dirname(clip), "seconds")


def scene_name(number):
    return f"scene-{number:04d}"


def prompt(number):
    """Some 400 bytes of words, the same for the same number."""
    source = random.Random(number)

    def sentence():
        return (
            f"The {source.choice(ADJECTIVES)} {source.choice(SUBJECTS)} waits near a {source.choice(ADJECTIVES)} "
            f"{source.choice(PLACES)} {source.choice(TIMES)}, {source.choice(MOVES)}.")

    return f"Shot {number}. " + " ".join(sentence() for _ in range(4))


def scene_text(number, length="8 frames"):
    return f"---\nlength: {length}\nseed: {number + 1}\n---\n{prompt(number)}\n"


def write(path, text, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.chmod(path, mode)


def clip_text(names, size, music=None, engine="copier"):
    lines = ["clipws: 1", "title: Bench", f"picture: {{size: {size}, rate: 24}}", f"engine: {engine}"]
    if engine != "previz":
        lines += ["engines:", f"  {engine}: {{kind: command, run: [tools/copy.sh]}}"]
    if music:
        lines += ["music:", f"  file: {music}"]
    return "\n".join(lines + ["timeline:"] + [f"  - {name}" for name in names]) + "\n"


def make_clip(machine, clipws, folder, scenes, clip, size="128x72", length="8 frames", music=None, engine="copier"):
    """A clipws project of `scenes` scenes whose engine copies `clip`: saved, trusted, nothing rendered."""
    shutil.rmtree(folder, ignore_errors=True)
    machine.run([clipws, "init", folder], os.path.dirname(folder))
    names = [scene_name(number) for number in range(scenes)]
    for number, name in enumerate(names):
        write(f"{folder}/scenes/{name}.md", scene_text(number, length))
    if engine == "copier":
        write(f"{folder}/tools/copy.sh", PROGRAM % (pace(clip), clip), 0o755)
    if music:
        os.makedirs(f"{folder}/music", exist_ok=True)
        shutil.copy(music, f"{folder}/music/")
        music = f"music/{os.path.basename(music)}"
    write(f"{folder}/clip.yaml", clip_text(names, size, music, engine))
    machine.run([clipws, "save", "-m", "scenes"], folder)
    if engine == "copier":
        machine.run([clipws, "trust", engine], folder)


def make_ninja(machine, folder, scenes, clip):
    """As many edges as scenes, each from a scene file to a video, all up to date."""
    shutil.rmtree(folder, ignore_errors=True)
    lines = ["rule render", f"  command = cp {clip} $out"]
    for number in range(scenes):
        name = scene_name(number)
        write(f"{folder}/scenes/{name}.md", scene_text(number))
        lines.append(f"build out/{name}.mp4: render scenes/{name}.md")
    write(f"{folder}/build.ninja", "\n".join(lines) + "\n")
    machine.run(["ninja", "--quiet"], folder)


def make_dvc(machine, dvc, folder, scenes, clip):
    """As many stages as scenes, all up to date.

    Running them takes DVC hours (its cost for a stage grows with the project), so the lock file that a run leaves is
    written here; `dvc status` is asked whether it agrees before anything is measured.
    """
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    machine.run(["git", "init", "--quiet"], folder)
    machine.run([dvc, "init", "--quiet"], folder)
    machine.run([dvc, "config", "core.analytics", "false"], folder)
    machine.run([dvc, "config", "core.check_update", "false"], folder)
    os.makedirs(f"{folder}/out")
    stages, locks = {}, {}
    for number in range(scenes):
        name = scene_name(number)
        source, target = f"scenes/{name}.md", f"out/{name}.mp4"
        write(f"{folder}/{source}", scene_text(number))
        shutil.copy(clip, f"{folder}/{target}")
        command = f"cp {clip} {target}"
        stages[name] = {"cmd": command, "deps": [source], "outs": [target]}
        locks[name] = {"cmd": command, "deps": [dvc_entry(folder, source)], "outs": [dvc_entry(folder, target)]}
    keep_in_dvc_cache(folder, clip)
    # JSON is YAML.
    write(f"{folder}/dvc.yaml", json.dumps({"stages": stages}, indent=1))
    write(f"{folder}/dvc.lock", json.dumps({"schema": "2.0", "stages": locks}, indent=1))
    said = machine.run([dvc, "status"], folder)
    if "up to date" not in said:
        raise RuntimeError(f"DVC finds work to do:\n{said[:2000]}")


def md5(path):
    with open(path, "rb") as file:
        return hashlib.md5(file.read()).hexdigest()


def dvc_entry(folder, path):
    whole = f"{folder}/{path}"
    return {"path": path, "hash": "md5", "md5": md5(whole), "size": os.path.getsize(whole)}


def keep_in_dvc_cache(folder, path):
    digest = md5(path)
    place = f"{folder}/.dvc/cache/files/md5/{digest[:2]}/{digest[2:]}"
    os.makedirs(os.path.dirname(place), exist_ok=True)
    shutil.copy(path, place)
