"""Runs the command it is given and prints as JSON how it ended and what it took.

A small process of its own: the system counts the memory of whoever starts a command as that command's first memory, so a
large parent would hide what a small command needs. Nothing is imported here that is not needed.
"""

import os
import sys
import time

if __name__ == "__main__":
    begun = time.perf_counter()
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - begun
    print(f'{{"status": {os.waitstatus_to_exitcode(status)}, "seconds": {seconds}, "memory": {usage.ru_maxrss}, '
          f'"processor": {usage.ru_utime + usage.ru_stime}}}')
