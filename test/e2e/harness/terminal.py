"""Types a block of lines into a shell on a pseudo-terminal, as a terminal does that pastes it, and answers what it asks.

terminal.py JSON: {"shell": [argv], "editor": bool, "folder": path, "block": text, "brackets": bool, "answers": [[prompt, text], …], "then": text, "done": path}
`editor` says whether the shell edits lines itself, as bash and zsh do. Types `then` as well, where it is given, once all is answered. Prints what the terminal
showed. Ends when the file `done` exists, or after 100 seconds.

It waits for states, never for a time: what is typed before a program has set the terminal as it wants it may get lost. The modes of the terminal say who reads:
a line editor takes every key (no ICANON), a program that asks for a secret takes lines and shows none (ICANON, no ECHO).
"""
import json
import os
import pty
import re
import select
import sys
import termios
import time

job = json.loads(sys.argv[1])
child, terminal = pty.fork()
if child == 0:
    os.chdir(job["folder"])
    os.execvp(job["shell"][0], job["shell"])

shown = ""
end = time.monotonic() + 100


def follow(until, most=100):
    """Reads what is shown, until it says so, at most that many seconds; what a shell takes for keys is not asked for."""
    global shown
    limit = min(end, time.monotonic() + most)
    while not until() and time.monotonic() < limit:
        ready, _, _ = select.select([terminal], [], [], 0.02)
        if ready:
            try:
                shown += os.read(terminal, 65536).decode("utf-8", "replace")
            except OSError:
                return


def mode():
    """Whether the terminal gives lines, and whether it shows what is typed."""
    flags = termios.tcgetattr(terminal)[3]
    return bool(flags & termios.ICANON), bool(flags & termios.ECHO)


def at_prompt(since):
    """Whether the shell waits for a command. The prompt ends so, before what a terminal does not show."""
    lines, echo = mode()
    waits = not lines if job["editor"] else lines and echo
    return waits and re.search(r"[#$%] *(\x1b\[[?0-9;]*[A-Za-z])*$", shown[since:])


follow(lambda: at_prompt(0))
block = job["block"]
os.write(terminal, (f"\x1b[200~{block}\x1b[201~\n" if job["brackets"] else f"{block}\n").encode())
mark = 0
for prompt, text in job["answers"]:
    # the terminal shows the text of the block as well: there the prompt stands in quotes
    is_secret = re.search("TOKEN|KEY", prompt) is not None
    follow(lambda: mode() == (True, not is_secret) and re.search("(?<!')" + re.escape(prompt) + "(?!')", shown))
    mark = len(shown)
    os.write(terminal, text.encode())
    # a shell may miss a Ctrl-C between two of its commands: people press it again
    while text == "\x03" and not at_prompt(mark) and time.monotonic() < end:
        follow(lambda: at_prompt(mark), 3)
        if not at_prompt(mark):
            os.write(terminal, text.encode())
if job.get("then"):
    follow(lambda: at_prompt(mark))
    os.write(terminal, job["then"].encode())
follow(lambda: os.path.exists(job["done"]))
sys.stdout.write(shown)
os.kill(child, 9)
