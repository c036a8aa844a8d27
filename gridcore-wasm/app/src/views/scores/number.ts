// Numbers of points as they are shown.

import type { BoardRow, Measure } from "gridcore";

/** A number of a line; none where there is nobody to divide by. */
export function valueOf(row: BoardRow, by: Measure): number | undefined {
    return row[by] ?? undefined;
}

/** Points with all their decimals, and a sign that is a sign. */
export function pointsText(points: number): string {
    return points.toLocaleString("en", { maximumFractionDigits: 3 }).replace("-", "−");
}
