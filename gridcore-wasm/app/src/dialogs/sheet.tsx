// What the columns of a sheet are: asked before it is opened.

import { useState } from "preact/hooks";

import { open } from "../actions/open.ts";
import { LEVELS, optionsOf, type Role, type SheetColumn } from "../files/sheet.ts";
import { useWords } from "../words/index.ts";
import { Modal } from "./modal.tsx";

export function SheetDialog({ name, text, columns: guessed }: { name: string; text: string; columns: SheetColumn[] }) {
    const words = useWords();
    const [columns, setColumns] = useState(guessed);
    const options = optionsOf(columns);
    const roles: [Role, string][] = [
        ["ignored", words.roleIgnored],
        ["key", words.roleKey],
        ...Array.from({ length: LEVELS }, (_, index): [Role, string] => [`level${index + 1}`, words.roleLevel(index + 1)]),
        ["post", words.rolePost],
        ["tags", words.roleTags],
        ["number", words.roleNumber],
    ];
    return (
        <Modal title={<bdi>{words.sheetTitle(name)}</bdi>} wide>
            <p class="quiet">{words.sheetText}</p>
            <div class="sheet">
                <table class="facts">
                    <tbody>
                        {columns.map((column, index) => (
                            <tr key={index}>
                                <th scope="row">
                                    <bdi>{column.name}</bdi>
                                </th>
                                <td>
                                    <select
                                        aria-label={words.sheetRole(column.name)}
                                        value={column.role}
                                        onChange={(event) => {
                                            const role = event.currentTarget.value as Role;
                                            setColumns(columns.map((other, at) => (at === index ? { ...other, role } : other)));
                                        }}
                                    >
                                        {roles.map(([role, label]) => (
                                            <option key={role} value={role}>
                                                {label}
                                            </option>
                                        ))}
                                    </select>
                                </td>
                                <td class="quiet">
                                    <bdi>{column.examples.join(", ")}</bdi>
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
            <div class="actions">
                <button type="button" class="main" disabled={options === null} onClick={() => options && void open({ name, sheet: { content: text, options } })}>
                    {words.sheetOpen}
                </button>
                {options === null && <span class="quiet">{words.sheetLacks}</span>}
            </div>
        </Modal>
    );
}
