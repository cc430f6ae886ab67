"""Types a block of lines into a shell on a pseudo-terminal, as a terminal does that pastes it, and answers what it asks.

terminal.py JSON: {"shell": [argv], "folder": path, "block": text, "brackets": bool, "answers": [[prompt, text], …], "then": text, "done": path}
Types `then` as well, where it is given, once all is answered. Prints what the terminal showed. Ends when the file `done` exists, or after 20 seconds.
"""
import json
import os
import pty
import re
import select
import sys
import time

job = json.loads(sys.argv[1])
child, terminal = pty.fork()
if child == 0:
    os.chdir(job["folder"])
    os.execvp(job["shell"][0], job["shell"])

shown = ""
end = time.monotonic() + 20


def follow(until):
    """Reads what is shown, until it says so; what a shell takes for keys is not asked for."""
    global shown
    while not until() and time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.05)
        if ready:
            try:
                shown += os.read(terminal, 65536).decode("utf-8", "replace")
            except OSError:
                return


# the prompt ends so, before what a terminal does not show
follow(lambda: re.search(r"[#$%] *(\x1b\[[?0-9;]*[A-Za-z])*$", shown))
block = job["block"]
os.write(terminal, (f"\x1b[200~{block}\x1b[201~\n" if job["brackets"] else f"{block}\n").encode())
for prompt, text in job["answers"]:
    # the terminal shows the text of the block as well: there the prompt stands in quotes
    follow(lambda: re.search("(?<!')" + re.escape(prompt) + "(?!')", shown))
    time.sleep(0.2)
    mark = len(shown)
    os.write(terminal, text.encode())
    follow(lambda: len(shown) > mark)
if job.get("then"):
    time.sleep(0.5)
    follow(lambda: re.search(r"[#$%] *(\x1b\[[?0-9;]*[A-Za-z])*$", shown))
    os.write(terminal, job["then"].encode())
follow(lambda: os.path.exists(job["done"]))
sys.stdout.write(shown)
os.kill(child, 9)
