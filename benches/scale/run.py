"""`cargo xtask scale`: three servers on one PostgreSQL and one bucket. See correctness.py and measure.py."""

import argparse
import signal
import sys

import correctness
import measure


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--server", required=True)
    parser.add_argument("--textract", required=True)
    parser.add_argument("--measure", action="store_true", help="how many requests one, two and three servers answer")
    parser.add_argument("--seconds", type=int, default=10, help="how long each measurement takes")
    arguments = parser.parse_args()
    # So that whoever ends this ends the servers too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    if arguments.measure:
        measure.run(arguments.server, arguments.seconds)
    else:
        correctness.run(arguments.server, arguments.textract)


if __name__ == "__main__":
    main()
