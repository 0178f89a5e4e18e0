"""Runs `scan` over a JSONL file with Spark: every partition is one run of the filter.

    spark-submit scripts/spark-pipe.py INPUT.jsonl OUTPUT_FOLDER [PARTITIONS]

The project and its dependencies have to be at MINGJIAN_HOME (default: /opt/mingjian) on each worker.
Not run by the project's tests (docs/scan.md).
"""

import os
import sys

from pyspark.sql import SparkSession


def main() -> None:
    source, target = sys.argv[1], sys.argv[2]
    home = os.environ.get("MINGJIAN_HOME", "/opt/mingjian")
    spark = SparkSession.builder.appName("mingjian-scan").getOrCreate()
    lines = spark.sparkContext.textFile(source)
    if len(sys.argv) > 3:
        lines = lines.repartition(int(sys.argv[3]))
    # checkCode: a run that failed fails its task, and Spark tries that task again.
    # Code 2 (a line that could not be read) is no failure: the line's error stands in its place.
    command = f"sh -c 'cd {home} && node --import tsx src/cli/scan.ts -; test $? -le 2'"
    lines.pipe(command, checkCode=True).saveAsTextFile(target)
    spark.stop()


if __name__ == "__main__":
    main()
