"""The floor of every figure: read the reports and split them into words with one regular expression. Prints how many words."""

from __future__ import annotations

import json
import re
import sys

WORD = re.compile(r"\w+")

if __name__ == "__main__":
    count = 0
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                count += len(WORD.findall(json.loads(line)["text"]))
    print(count)
