"""How long a comparison of two long texts takes: `python -m tests.benchmarks.differences` prints milliseconds."""

import os
import random
import sys
import time

import django

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
WORDS = 10_000


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from newsroom.differences import markup
    from newsroom.differences.comparison import compare, words_changed

    chance = random.Random(7)  # noqa: S311  the same texts each time
    vocabulary = ["".join(chance.choices(LETTERS, k=chance.randint(2, 8))) for _ in range(2500)]
    for name, per_paragraph, share in (
        ("one word in a hundred", 50, 0.01),
        ("one word in ten", 50, 0.1),
        ("every second word", 50, 0.5),
        ("one paragraph, one word in ten", WORDS, 0.1),
        ("paragraphs of one word, one in ten", 1, 0.1),
        ("nothing in common", 50, 1.0),
    ):
        old = [chance.choices(vocabulary, k=per_paragraph) for _ in range(WORDS // per_paragraph)]
        new = [[word if chance.random() >= share else chance.choice(vocabulary) for word in line] for line in old]
        texts = ["".join(f"<p>{' '.join(line)}.</p>" for line in text) for text in (old, new)]
        start = time.process_time()
        comparison = compare(*texts)
        compared = time.process_time()
        markup.in_one_column(comparison, language="ar")
        done = time.process_time()
        changed = words_changed(comparison.runs)
        sys.stdout.write(
            f"{name:36} compare {1000 * (compared - start):6.0f} ms, show {1000 * (done - compared):5.0f} ms, words {changed}\n"
        )


if __name__ == "__main__":
    main()
