"""Count which words keep company in unlabelled reports and cluster them: writes weights/clusters.json.

Words are rough stems; company is the two words on each side (positive pointwise mutual information), reduced to 64 dimensions
and clustered twice, coarse and fine. Only words and cluster numbers are kept, no text.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict

import numpy as np
from gold import SHARED, texts
from scipy.sparse import csr_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from marsad.arabic.words import find_words
from marsad.extraction.events.clusters import key_of
from marsad.extraction.learned.linear import WEIGHTS

CORPORA = ("unlabelled/reports.jsonl", "unlabelled/other_news.jsonl", "airwars/reports.jsonl", "train/gold/docs.jsonl",
           "gsr/assault_sentences.jsonl", "gsr/protest_sentences.jsonl")
COMPANY = 4000  # frequent words that others are known by
LEAST = 5  # a rarer word is not clustered
COARSE, FINE = 64, 256


def main() -> None:
    """Read, count, cluster, write."""
    lines = [[key_of(word) for word in find_words(doc["text"])] for name in CORPORA for doc in texts(SHARED / name).values()]
    counts = Counter(word for line in lines for word in line)
    words = [word for word, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])) if count >= LEAST]
    vectors = _vectors(lines, words)
    coarse = MiniBatchKMeans(COARSE, random_state=0, n_init=3, batch_size=4096).fit(vectors).labels_
    fine = MiniBatchKMeans(FINE, random_state=0, n_init=3, batch_size=4096).fit(vectors).labels_
    groups: dict[tuple[int, int], list[str]] = defaultdict(list)
    for word, a, b in zip(words, coarse, fine, strict=True):
        groups[int(a), int(b)].append(word)
    rows = sorted(groups)
    data = {"clusters": rows, "words": [" ".join(groups[row]) for row in rows]}
    (WEIGHTS / "clusters.json").write_text(
        json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace('","', '",\n"') + "\n", encoding="utf-8"
    )
    print(len(words), "words in", len(rows), "clusters")


def _vectors(lines: list[list[str]], words: list[str]) -> np.ndarray:
    """One unit vector a word."""
    index = {word: i for i, word in enumerate(words)}
    sides = (-1, 1, -2, 2)
    counts: Counter[tuple[int, int]] = Counter()
    for line in lines:
        known = [index.get(word) for word in line]
        for i, word in enumerate(known):
            if word is None:
                continue
            for k, offset in enumerate(sides):
                other = known[i + offset] if 0 <= i + offset < len(known) else None
                if other is not None and other < COMPANY:
                    counts[word, other + k * COMPANY] += 1
    keys = sorted(counts)
    rows, columns = (np.array(side) for side in zip(*keys, strict=True))
    values = np.array([counts[key] for key in keys], dtype=float)
    by_row = np.bincount(rows, values, len(words))
    by_column = np.bincount(columns, values, COMPANY * len(sides))
    information = np.log(values * values.sum() / (by_row[rows] * by_column[columns]))
    kept = information > 0
    matrix = csr_matrix((information[kept], (rows[kept], columns[kept])), shape=(len(words), COMPANY * len(sides)))
    left, strength, _ = randomized_svd(matrix, 64, random_state=0)
    vectors = left * np.sqrt(strength)
    unit: np.ndarray = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return unit


if __name__ == "__main__":
    main()
