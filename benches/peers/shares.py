"""A bonus shared in whole units by the largest remainder: numpy, for the ratio.

    python shares.py COUNT RUNS

The weights are those of the bench. The quotas are divided as 64-bit integers and the largest remainders
selected by partition; products that would not fit are not looked for, nor ties. Prints JSON.
"""

import json
import statistics
import sys
import time

import numpy


def share(weights: numpy.ndarray, total: int) -> numpy.ndarray:
    shares, rests = numpy.divmod(weights * total, weights.sum())
    left = total - int(shares.sum())
    if left:
        shares[numpy.argpartition(rests, rests.size - left)[rests.size - left :]] += 1
    return shares


def main() -> None:
    count, runs = int(sys.argv[1]), int(sys.argv[2])
    weights = (numpy.arange(count, dtype=numpy.int64) * 7919) % 100_003
    total = 500 * count + 77
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter_ns()
        shares = share(weights, total)
        times.append(time.perf_counter_ns() - start)
    squares = int((shares * shares).sum())
    result = {"ns": int(statistics.median(times[1:])), "squares": squares, "version": numpy.__version__}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
