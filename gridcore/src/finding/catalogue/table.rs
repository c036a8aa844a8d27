//! What a text must be to be read as tables.

use super::rules;

rules! { Table "table":
    BAD_COLUMN = "bad-column" Error ["table"],
        "A number column has a name of its own",
        "数值列有自己的列名",
        "a number column cannot be called `{column}`, as another column is"
            / "数值列不能名为 `{column}`，已有同名列"
            => "give the number another name" / "为该数值另取名称",
        "a number column has a name that is empty, too long, or has control characters or white space around it"
            / "数值列的列名为空、过长，或含控制字符或首尾空白"
            => "give the number a plain name" / "为该数值取普通名称";
    BAD_DATE = "bad-date" Error ["table"],
        "A date is a day of the calendar, written YYYY-MM-DD",
        "日期写作 YYYY-MM-DD，且确有其日",
        "column `{column}` holds no date of the form YYYY-MM-DD"
            / "列 `{column}` 不是 YYYY-MM-DD 形式的日期"
            => "write the day like 2024-07-01" / "写作 2024-07-01 的形式",
        "column `{column}` holds a day that is not in the calendar"
            / "列 `{column}` 的日期不存在"
            => "check the month and the day" / "检查月份和日",
        "column `{column}` holds a year outside 1800 to 2999"
            / "列 `{column}` 的年份不在 1800 至 2999 之间"
            => "correct the year; leave the date empty if there is no end" / "更正年份；没有终止日期则留空",
        "column `{column}` holds a date whose year is written last, so that day and month could be swapped"
            / "列 `{column}` 的日期把年份写在最后，日和月可能混淆"
            => "write year, month and day like 2024-07-01" / "按年、月、日写作 2024-07-01 的形式",
        "column `{column}` holds the number by which a spreadsheet counts days"
            / "列 `{column}` 是电子表格中表示日期的序号"
            => "format the column as YYYY-MM-DD in the spreadsheet and save the table again" / "在电子表格中将该列格式设为 YYYY-MM-DD，再重新保存",
        "column `{column}` holds a day with a time"
            / "列 `{column}` 的日期带有时间"
            => "cut the time off, and write the day alone like 2024-07-01" / "去掉时间，只写日期，如 2024-07-01",
        "column `{column}` holds a date written with the signs for year, month and day"
            / "列 `{column}` 的日期用年、月、日书写"
            => "write it in digits like 2024-07-01" / "写作 2024-07-01 的形式";
    BAD_INTERVAL = "bad-interval" Error ["table"],
        "What is dated begins before it ends",
        "起始日期早于终止日期",
        "`until` is not after `from`, so no day lies between them"
            / "`until` 不晚于 `from`，其间没有任何一天"
            => "`until` is the first day after the end; a single day ends on the next" / "`until` 为终止后的第一天；仅一天的，填次日";
    BAD_KEY = "bad-key" Error ["table"],
        "A key or name is short and has no control characters",
        "编码和名称长度适当且不含控制字符",
        "column `{column}` holds a text of more than {limit} bytes"
            / "列 `{column}` 的文本超过 {limit} 字节"
            => "shorten it, or raise `key` of the limits" / "缩短文本，或提高限额 `key`",
        "column `{column}` holds line breaks or other control characters"
            / "列 `{column}` 含换行符或其他控制字符"
            => "take them out; if a quote was left open further up, close it" / "删除这些字符；若前面有引号未闭合，请闭合";
    BAD_NUMBER = "bad-number" Error ["table"],
        "A number is a decimal with at most three places, within plus and minus 10^12",
        "数值为不超过三位小数、绝对值不超过 10^12 的十进制数",
        "column `{column}` holds no decimal number"
            / "列 `{column}` 不是十进制数"
            => "write digits with at most one point, like 12.5; leave it empty if there is no number" / "只写数字和至多一个小数点，如 12.5；没有数值则留空",
        "column `{column}` holds a number with more than three decimals"
            / "列 `{column}` 的数值超过三位小数"
            => "round it as you see fit: gridcore does not" / "请自行取舍；gridcore 不作舍入",
        "column `{column}` holds a number beyond 10^12"
            / "列 `{column}` 的数值超出 10^12"
            => "use a larger unit" / "改用更大的计量单位",
        "column `{column}` holds a number in full-width digits"
            / "列 `{column}` 的数值使用了全角数字"
            => "write it in plain digits, like 12.5" / "改用半角数字，如 12.5",
        "column `{column}` holds a number with thousands separators"
            / "列 `{column}` 的数值含千位分隔符"
            => "write it without them, like 1234.5" / "去掉分隔符，如 1234.5",
        "column `{column}` holds a number with a decimal comma"
            / "列 `{column}` 的数值以逗号作小数点"
            => "write a point in its place and no other separators, like 3.5" / "将其改为小数点，不用其他分隔符，如 3.5",
        "column `{column}` holds a number with a comma before three digits, which may separate thousands or decimals"
            / "列 `{column}` 的数值在三位数字前有逗号，可能是千位分隔符，也可能是小数点"
            => "leave it out if it separates thousands, like 1234; write a point if decimals follow, like 1.234"
            / "若为千位分隔符则删去，如 1234；若为小数点则改为点，如 1.234";
    BAD_TAG = "bad-tag" Error ["table"],
        "A tag is short and has neither control characters nor what separates tags or seems to",
        "标签长度适当，不含控制字符，也不含用作或易误作分隔的字符",
        "column `{column}` holds a tag of more than {limit} bytes"
            / "列 `{column}` 有标签超过 {limit} 字节"
            => "separate tags by `;`, or raise `key` of the limits" / "标签之间用 `;` 分隔，或提高限额 `key`",
        "column `{column}` holds a tag with line breaks or other control characters"
            / "列 `{column}` 有标签含换行符或其他控制字符"
            => "take them out" / "删除这些字符",
        "column `{column}` holds a tag with a `;` in it"
            / "列 `{column}` 有标签含 `;`"
            => "give the parts as tags of their own" / "将各部分作为单独的标签",
        "column `{column}` holds a tag with a `{mark}` in it"
            / "列 `{column}` 有标签含 `{mark}`"
            => "separate tags by `;`, or write this one without it" / "标签之间用 `;` 分隔，或在标签中去掉该字符";
    DOCUMENT = "document" Error ["table"],
        "A document is one object of a known format with a charter and tables",
        "文档是一个格式已知、含管理办法和数据表的对象",
        "the document is not a JSON object"
            / "文档不是 JSON 对象"
            => "hand over one object with `format`, `charter` and the tables" / "请提供一个含 `format`、`charter` 和各表的对象",
        "the document is written in format {format} and this version of gridcore reads formats up to {known}"
            / "文档采用格式 {format}，本版本 gridcore 只能读取到格式 {known}"
            => "use a newer gridcore" / "请使用较新的 gridcore",
        "the document does not say its format"
            / "文档未注明格式"
            => "add `format`, with the value 1" / "加入 `format`，值为 1",
        "field `{field}` is not known"
            / "字段 `{field}` 未知"
            => "take it out[; did you mean `{suggestion}`?]" / "删去该字段[；是否为 `{suggestion}`？]",
        "field `{field}` is given twice"
            / "字段 `{field}` 重复"
            => "keep one of the two" / "只保留一个",
        "field `{field}` is missing"
            / "缺少字段 `{field}`"
            => "add it; a table without rows is an empty list" / "添加该字段；没有行的数据表写作空列表",
        "the day of the document is not a day from 1800 to 2999"
            / "文档的日期不是 1800 至 2999 年间的日期"
            => "write it as in `2024-07-01`, or leave it out if no row is dated" / "写成 `2024-07-01` 的形式；数据无起止日期时可省略";
    DUPLICATE_COLUMN = "duplicate-column" Error ["table"],
        "A column is there once",
        "每列只出现一次",
        "column `{column}` is there twice"
            / "列 `{column}` 重复出现"
            => "keep one of the two" / "保留其一",
        "columns `{first}` and `{column}` are read as the same column"
            / "列 `{first}` 和 `{column}` 按同一列读取"
            => "keep one of the two, or change `columns` of the charter" / "保留其一，或修改管理办法中的 `columns`";
    ENCODING = "encoding" Error ["table"],
        "A text is in UTF-8",
        "文本采用 UTF-8 编码",
        "the text is in UTF-16, not in UTF-8"
            / "文本为 UTF-16 编码，不是 UTF-8"
            => "decode it as UTF-16 first, or save it again as `CSV UTF-8`" / "先按 UTF-16 解码，或另存为`CSV UTF-8`",
        "the text seems to be in GB18030 (GBK, GB2312), not in UTF-8"
            / "文本似为 GB18030（GBK、GB2312）编码，不是 UTF-8"
            => "decode it as GB18030 first, or save it again as `CSV UTF-8`" / "先按 GB18030 解码，或另存为`CSV UTF-8`",
        "this is not a text"
            / "这不是文本"
            => "export the table as `CSV UTF-8`; workbooks, archives and pictures cannot be read" / "将表格导出为`CSV UTF-8`；不能读取工作簿、压缩包或图片",
        "the text ends inside a character"
            / "文本在一个字符中间结束"
            => "it was probably cut off; transfer it again" / "文件可能不完整；请重新传送",
        "the text is not in UTF-8"
            / "文本不是 UTF-8 编码"
            => "save it again as `CSV UTF-8`, or decode it first by the encoding it is in" / "另存为`CSV UTF-8`，或先按其编码解码";
    FULL = "full" Error ["table"],
        "The texts of one column are less than 4 GiB",
        "一列的文本不超过 4 GiB",
        "column `{column}` is full: its texts reach 4 GiB"
            / "列 `{column}` 已满：文本总量达 4 GiB"
            => "use shorter keys and names" / "使用更短的编码和名称";
    MISSING_COLUMN = "missing-column" Error ["table"],
        "A table has the columns its rows must have",
        "表中有其必需的列",
        "table `{table}` has no column `{column}`"
            / "表 `{table}` 缺少列 `{column}`"
            => "add it, or name the column that stands for it in `columns.{table}` of the charter" / "补上该列，或在管理办法的 `columns.{table}` 中指明对应的列",
        "table `{table}` has no column `{column}`"
            / "表 `{table}` 缺少列 `{column}`"
            => "if `{stranger}` stands for it, write `{entry}` under `{section}` of the charter; else add it"
            / "若 `{stranger}` 即该列，在管理办法的 `{section}` 下写 `{entry}`；否则补上该列";
    MISSING_FILE = "missing-file" Error ["table"],
        "A grid folder has a charter, units and people",
        "网格文件夹包含管理办法、网格表和人员表",
        "the folder has no `{file}`"
            / "文件夹中没有 `{file}`"
            => "add it; without rows the header is enough" / "补上该文件；没有数据时只写表头即可",
        "the folder has no charter"
            / "文件夹中没有管理办法"
            => "add a `charter.toml`: a name and a list of tiers is enough" / "补上 `charter.toml`：写明名称和层级列表即可";
    MISSING_VALUE = "missing-value" Error ["table"],
        "A row has the values it says nothing without",
        "每行填写必需的值",
        "column `{column}` is empty"
            / "列 `{column}` 为空"
            => "fill it in, or delete the row" / "填写该列，或删除该行";
    PATH_GAP = "path-gap" Error ["table"],
        "A path of units has no gaps",
        "网格路径不间断",
        "column `{column}` is empty although `{below}` is not"
            / "列 `{column}` 为空，而 `{below}` 不为空"
            => "name the unit above, or move the rest up" / "填写上级网格，或将其余各列上移";
    PATH_LENGTH = "path-length" Error ["table"],
        "The key made of a path is short enough",
        "由路径组成的编码长度适当",
        "the names of the path make a key of more than {limit} bytes"
            / "路径各级名称组成的编码超过 {limit} 字节"
            => "shorten the names, or raise `key` of the limits" / "缩短名称，或提高限额 `key`";
    PATH_SEPARATOR = "path-separator" Error ["table"],
        "The name of a unit in a path has no `/`",
        "路径中的网格名称不含 `/`",
        "column `{column}` holds a name with a `/`, which separates the units in a key"
            / "列 `{column}` 的名称含 `/`，该字符在编码中用作分隔"
            => "write the name without it" / "去掉名称中的 `/`";
    RAGGED_ROW = "ragged-row" Error ["table"],
        "A row has as many cells as the header",
        "每行的列数与表头一致",
        "the row has {found} {found:cell|cells} where the header has {expected}"
            / "该行有 {found} 列，表头有 {expected} 列"
            => "add the missing cells; an empty one is just a comma" / "补齐缺少的列；空值保留逗号即可",
        "the row has {found} {found:cell|cells} where the header has {expected}"
            / "该行有 {found} 列，表头有 {expected} 列"
            => "put cells with a comma in them in quotes" / "含逗号的值请加引号";
    SPREADSHEET = "spreadsheet" Error ["table"],
        "A cell holds what was written there, not what a spreadsheet made of it",
        "值为原本所写，而非电子表格改写的结果",
        "column `{column}` holds an error of a spreadsheet, such as #N/A"
            / "列 `{column}` 是电子表格的错误值，如 #N/A"
            => "correct the formula there, or empty the cell, and save the table again" / "更正公式或清空该单元格，再重新保存",
        "column `{column}` holds a number as a spreadsheet shortens it, such as 1.00E+05"
            / "列 `{column}` 是电子表格缩写的数值，如 1.00E+05"
            => "format the column as text in the spreadsheet, write the value again in full, and save the table again"
            / "在电子表格中将该列格式设为文本，重新写全该值，再重新保存";
    SYNTAX = "syntax" Error ["table"],
        "A table is CSV with a header, or JSON",
        "表为带表头的 CSV 或 JSON",
        "the text is empty: there is no header"
            / "文本为空：没有表头"
            => "write the names of the columns on the first line" / "首行写列名",
        "the cells are not separated by commas"
            / "各列不是以逗号分隔"
            => "save the table as CSV with commas" / "另存为以逗号分隔的 CSV",
        "a quote is opened in this row and never closed"
            / "该行有引号未闭合"
            => "close the quote, and see that the file is whole: all that follows was taken for one cell" / "闭合引号，并确认文件完整：其后内容均被视为同一个值",
        "the JSON text ends too early"
            / "JSON 文本提前结束"
            => "it was probably cut off; transfer it again" / "文件可能不完整；请重新传送",
        "the JSON text holds a number that is too large to read"
            / "JSON 文本中有数值过大，无法读取"
            => "correct the number at column {column} of the line" / "更正该行第 {column} 列处的数值",
        "the text is not JSON at column {column} of the line"
            / "文本在该行第 {column} 列处不符合 JSON 语法"
            => "correct it there; NaN and comments are not JSON" / "更正该处；NaN 和注释不属于 JSON",
        "the first line names none of the table's columns"
            / "首行没有该表的任何列名"
            => "write the names of the columns on the first line, or map them in `columns` of the charter" / "首行写列名，或在管理办法的 `columns` 中设置列名映射";
    TOO_MANY_TAGS = "too-many-tags" Error ["table"],
        "A row has no more tags than the limits allow",
        "每行的标签数不超过限额",
        "column `{column}` holds {count} {count:tag|tags} where the limits allow {limit}"
            / "列 `{column}` 有 {count} 个标签，限 {limit} 个"
            => "use fewer, or raise `tags` of the limits" / "减少标签，或提高限额 `tags`";
    UNKNOWN_COLUMN = "unknown-column" Error ["table"],
        "Every column is known",
        "每列都是已知的列",
        "table `{table}` has no column `{column}`"
            / "表 `{table}` 没有列 `{column}`"
            => "delete it, or name the column it stands for in `columns.{table}` of the charter; a number of people is declared in `numbers`"
            / "删除该列，或在管理办法的 `columns.{table}` 中指明其对应的列；人员的数值列在 `numbers` 中声明",
        "table `{table}` has no column `{column}`"
            / "表 `{table}` 没有列 `{column}`"
            => "did you mean `{suggestion}`?" / "是否为 `{suggestion}`？",
        "table `{table}` has no column `{column}`"
            / "表 `{table}` 没有列 `{column}`"
            => "if it stands for `{missing}`, write `{entry}` under `{section}` of the charter; else delete it"
            / "若该列即 `{missing}`，在管理办法的 `{section}` 下写 `{entry}`；否则删除该列";
    UNKNOWN_FILE = "unknown-file" Error ["table"],
        "Every table in a grid folder is known",
        "网格文件夹中的表都是已知的表",
        "`{file}` is none of the tables of a grid folder"
            / "`{file}` 不是网格文件夹中的表"
            => "move it out of the folder" / "将其移出文件夹",
        "`{file}` is none of the tables of a grid folder"
            / "`{file}` 不是网格文件夹中的表"
            => "did you mean `{suggestion}`?" / "是否为 `{suggestion}`？",
        "`{file}` cannot be read by this build"
            / "此构建无法读取 `{file}`"
            => "give it as JSON, or build gridcore with that feature" / "改用 JSON，或启用相应特性重新构建",
        "`{file}` is in a format tables are not read from"
            / "不能从 `{file}` 的格式读取数据表"
            => "save it as `{wanted}`, in the format `CSV UTF-8`" / "另存为 `{wanted}`，格式选`CSV UTF-8`",
        "`{file}` is none of the tables of a grid folder"
            / "`{file}` 不是网格文件夹中的表"
            => "rename it to `{wanted}`" / "改名为 `{wanted}`";
    UNNAMED_COLUMN = "unnamed-column" Error ["table"],
        "Every column has a name",
        "每列都有列名",
        "column {number} has no name"
            / "第 {number} 列没有列名"
            => "name it, or delete it" / "填写列名，或删除该列";
    WRONG_TYPE = "wrong-type" Error ["table"],
        "A value in JSON is of the type its column has",
        "JSON 中的值与列的类型一致",
        "this is not a string"
            / "此处不是字符串"
            => "write it in quotes; keys are texts, even those of digits" / "加引号；编码是文本，即使只含数字",
        "this is not a number"
            / "此处不是数值"
            => "write it without quotes, like 12.5" / "不加引号，如 12.5",
        "these are not tags"
            / "此处不是标签"
            => "write an array of strings, or one string separated by `;`" / "写成字符串数组，或以 `;` 分隔的一个字符串",
        "this is not a date"
            / "此处不是日期"
            => "write a string like \"2024-07-01\"" / "写作字符串，如 \"2024-07-01\"",
        "this is not a row"
            / "此处不是一行数据"
            => "a row is an object of column names and values" / "一行数据应为由列名和值组成的对象",
        "this is not a table"
            / "此处不是表"
            => "a table is an array of rows" / "表应为由各行组成的数组";
}
