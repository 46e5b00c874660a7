"""Measures `previz` over the scenes of the template `dream`: drawing and encoding together and apart, by size."""

import glob
import json
import os
import re
import shutil
from datetime import datetime
from statistics import median

from harness import Command

RATE = 24
# Frames that ffmpeg draws by itself, and encodes for nobody.
GENERATORS = ["testsrc2", "gradients", "mandelbrot"]
X264 = ["-c:v", "libx264", "-preset", "veryfast", "-bf", "2", "-g", "48", "-keyint_min", "48", "-threads", "1"]
# What `previz` asks x264 for: `SegmentProfile.animatic`.
ANIMATIC = [
    "-qp", "20", "-x264-params",
    "scenecut=0:ref=1:weightp=1:b-adapt=0:subme=0:me=dia:partitions=none:dct-decimate=0:mbtree=0:rc-lookahead=0"
    ":aq-mode=0:pbratio=1.4",
]


class Drawing:
    """One size: a project of `dream` whose scenes last a second each, or every `step`th of them."""

    def __init__(self, machine, clipws, folder, size, step):
        (self.machine, self.clipws, self.folder, self.size) = (machine, clipws, folder, size)
        self.raw = folder + ".yuv"
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        machine.run([clipws, "init", folder, "--template", "dream"], os.path.dirname(folder))
        self.change(f"{folder}/clip.yaml", r"^picture: .*", f"picture: {{size: {size}, rate: {RATE}}}")
        for path in glob.glob(f"{folder}/scenes/*.md"):
            self.change(path, r"^length: .*", "length: 1s")
        self.scenes = sorted(os.path.basename(path)[:-3] for path in glob.glob(f"{folder}/scenes/*.md"))[::step]

    @staticmethod
    def change(path, pattern, line):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(re.sub(pattern, line, text, count=1, flags=re.MULTILINE))

    def measure(self):
        """Renders and encodes once each and gives what was found."""
        two = ["taskset", "-c", ",".join(map(str, sorted(os.sched_getaffinity(0))[:2]))]
        wall, cpu = self.machine.time(Command(two + [self.clipws, "render", *self.scenes], self.folder))
        speeds = sorted(self.speed(scene) for scene in self.scenes)
        self.decode()
        frames = len(self.scenes) * RATE
        read = ["ffmpeg", "-v", "error", "-nostdin", "-y", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", self.size, "-r",
                str(RATE), "-i", self.raw]
        spent = {
            "animatic": read + X264 + ANIMATIC, "x264": read + X264 + ["-crf", "18"], "read": read + ["-c:v", "rawvideo"],
        } | {
            name: ["ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i", f"{name}=s={self.size}:r={RATE}", "-frames:v",
                   str(frames), "-pix_fmt", "yuv420p", "-c:v", "rawvideo"]
            for name in GENERATORS
        }
        times = {}
        for name, words in spent.items():
            times[name] = self.machine.time(Command(words + ["-f", "null", "-"], os.path.dirname(self.folder)))[1] / frames
        os.remove(self.raw)
        for name in ["animatic", "x264"]:
            times[name] -= times["read"]
        return Found(median(speeds), speeds[0], len(self.scenes) / wall, cpu / frames, times)

    def speed(self, scene):
        """How many times faster than it plays a scene was made on two cores: two scenes are made at a time."""
        path = max(glob.glob(f"{self.folder}/takes/{scene}/*.json"), key=os.path.getmtime)
        with open(path, encoding="utf-8") as file:
            take = json.load(file)
        began, ended = (datetime.fromisoformat(take[key].replace("Z", "+00:00")) for key in ["ordered", "finished"])
        return 2 / (ended - began).total_seconds()

    def decode(self):
        """Puts the frames of all takes, one after another, into one file."""
        with open(self.raw, "wb") as whole:
            for scene in self.scenes:
                part = self.raw + ".part"
                take = glob.glob(f"{self.folder}/takes/{scene}/*.mp4")[0]
                self.machine.run(
                    ["ffmpeg", "-v", "error", "-nostdin", "-y", "-i", take, "-f", "rawvideo", "-pix_fmt", "yuv420p", part],
                    self.folder)
                with open(part, "rb") as file:
                    shutil.copyfileobj(file, whole)
                os.remove(part)


class Found:
    """Speeds are times faster than the scene plays, on two cores; the rest is CPU time a frame."""

    def __init__(self, middle, slowest, whole, both, times):
        (self.middle, self.slowest, self.whole, self.both, self.times) = (middle, slowest, whole, both, times)

    @property
    def drawing(self):
        return max(self.both - self.times["animatic"], 0)
