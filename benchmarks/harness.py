"""Runs programs side by side and puts the figures into one table."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field


class Failed(Exception):
    """A program that is measured, or that prepares a measurement, ended badly."""


@dataclass
class Samples:
    """What one command took, in seconds, run by run."""

    wall: list = field(default_factory=list)
    cpu: list = field(default_factory=list)

    def text(self):
        return f"{seconds(min(self.wall))} / {seconds(statistics.median(self.wall))}, CPU {seconds(min(self.cpu))}"


@dataclass
class Command:
    """A command as it is measured. `before` runs ahead of each repetition, off the clock; `ends` are the statuses with
    which it may end."""

    words: list
    folder: str
    before: object = None
    environment: dict = field(default_factory=dict)
    ends: tuple = (0,)


class Machine:
    """Runs commands in an environment of their own: no settings of the user's reach them, and none are changed."""

    def __init__(self, build):
        self.home = os.path.join(build, "home")
        os.makedirs(self.home, exist_ok=True)
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": self.home, "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "XDG_STATE_HOME": os.path.join(self.home, "state"), "XDG_CONFIG_HOME": os.path.join(self.home, "config"),
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Bench", "GIT_AUTHOR_EMAIL": "bench@example.org",
            "GIT_COMMITTER_NAME": "Bench", "GIT_COMMITTER_EMAIL": "bench@example.org", "DVC_NO_ANALYTICS": "1",
        }
        self._discard = os.open(os.devnull, os.O_RDWR)
        self._log = os.path.join(build, "last-output.txt")

    def run(self, words, folder, **environment):
        """Runs a command of the preparation and returns what it printed."""
        done = subprocess.run(
            words, cwd=folder, env=self.environment | environment, stdin=subprocess.DEVNULL, capture_output=True,
            text=True)
        if done.returncode != 0:
            raise Failed(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def time(self, command):
        """Runs a command once and returns its wall time and the CPU time of it and its children."""
        if command.before:
            command.before()
        log = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        here = os.getcwd()
        os.chdir(command.folder)
        try:
            began = time.perf_counter()
            child = os.posix_spawnp(
                command.words[0], command.words, self.environment | command.environment,
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, self._discard, 0), (os.POSIX_SPAWN_DUP2, log, 1),
                    (os.POSIX_SPAWN_DUP2, log, 2),
                ])
            _, status, usage = os.wait4(child, 0)
            wall = time.perf_counter() - began
        finally:
            os.chdir(here)
            os.close(log)
        if os.waitstatus_to_exitcode(status) not in command.ends:
            with open(self._log, encoding="utf-8", errors="replace") as output:
                raise Failed(f"{' '.join(command.words)} ended badly:\n{output.read()[-2000:]}")
        return wall, usage.ru_utime + usage.ru_stime

    def compare(self, commands, repetitions, warm=1):
        """Measures commands in turns, so that whatever else the machine does hits all of them alike."""
        samples = {name: Samples() for name in commands}
        for repetition in range(-warm, repetitions):
            for name, command in commands.items():
                wall, cpu = self.time(command)
                if repetition < 0:
                    continue
                samples[name].wall.append(wall)
                samples[name].cpu.append(cpu)
        return samples


class Table:
    """The lines of the report, each with its bar and whether it is met."""

    HEADINGS = ["what", "clipws", "peer", "ratio", "bar", ""]

    def __init__(self):
        self.rows = []
        self.missed = 0

    def add(self, what, ours, peer, ratio, bar, met):
        """`met` is None where there is no bar."""
        self.missed += met is False
        self.rows.append([what, ours, peer, ratio, bar, {True: "met", False: "MISSED", None: ""}[met]])
        print("  ".join(self.rows[-1]), file=sys.stderr)

    def skip(self, what, why):
        self.rows.append([what, "", "", "", "", f"skipped: {why}"])

    def print(self):
        rows = [self.HEADINGS] + self.rows
        widths = [max(len(row[column]) for row in rows) for column in range(len(self.HEADINGS))]
        for row in rows:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def seconds(value):
    """A time in few characters: `8.41 ms`, `1.52 s`."""
    return f"{value * 1000:.3g} ms" if value < 0.9995 else f"{value:.3g} s"
