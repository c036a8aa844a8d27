/** A number with its English noun. */
export function count(n: number, one: string, many = `${one}s`): string {
    return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}
