/** SharePoint's column formatting, as far as it is used here: JSON that SharePoint turns into a cell. */
export interface ColumnFormat {
  $schema?: string;
  elmType: "div" | "span" | "a" | "button";
  txtContent?: string;
  style?: Readonly<Record<string, string>>;
  attributes?: Readonly<Record<string, string>>;
  children?: readonly ColumnFormat[];
}

export interface Expression {
  operator: string;
  operands: readonly (string | number | boolean | Expression)[];
}
export interface ViewFormat {
  $schema: string;
  additionalRowClass: Expression;
}

const schemas = "https://developer.microsoft.com/json-schemas/sp/v2";

/** Each brings its own background, so that the words are as easy to read on a light page as on a dark one. */
export const tones = {
  grey: { background: "#e8eaed", ink: "#33383d" },
  blue: { background: "#d9e8fb", ink: "#0b3c6f" },
  amber: { background: "#fdecc8", ink: "#5c3a00" },
  teal: { background: "#d3efef", ink: "#044e50" },
  green: { background: "#dcf1dc", ink: "#0b4a0b" },
  purple: { background: "#e9e1f7", ink: "#43226f" },
  red: { background: "#fbdcdc", ink: "#7a1216" },
} as const;
export type Tone = keyof typeof tones;

export interface Look {
  tone: Tone;
  /** A name of Fluent's icons: colour alone would tell some people nothing. */
  icon: string;
}

const quoted = (text: string): string => `'${text}'`;

/** `=if(@currentField == 'A', 'x', if(…, 'z'))` */
function chosen(looks: Readonly<Record<string, Look>>, read: (look: Look) => string): string {
  const inside = Object.entries(looks).reduceRight(
    (otherwise, [word, look]) => `if(@currentField == ${quoted(word)}, ${quoted(read(look))}, ${otherwise})`,
    "''",
  );
  return `=${inside}`;
}

const pillStyle = {
  display: "inline-flex",
  "align-items": "center",
  padding: "2px 10px",
  "border-radius": "12px",
  "white-space": "nowrap",
} as const;

/** A word as a coloured pill with an icon. A word that is not named stays as it is. */
export const pill = (looks: Readonly<Record<string, Look>>): ColumnFormat => ({
  $schema: `${schemas}/column-formatting.schema.json`,
  elmType: "div",
  children: [
    {
      elmType: "div",
      style: {
        ...pillStyle,
        display: "=if(@currentField == '', 'none', 'inline-flex')",
        "background-color": chosen(looks, ({ tone }) => tones[tone].background),
        color: chosen(looks, ({ tone }) => tones[tone].ink),
      },
      children: [
        {
          elmType: "span",
          attributes: { iconName: chosen(looks, ({ icon }) => icon), "aria-hidden": "true" },
          style: { "padding-right": "6px" },
        },
        { elmType: "span", txtContent: "@currentField" },
      ],
    },
  ],
});

const gone = "addDays(@currentField, 1) <= @now";
const thisDay = "toDateString(@currentField) == toDateString(@now)";

/**
 * A day: with the word Late, in red, once it has passed while what it was for is not done; with the word
 * Today on the day itself. `waiting` says, of another column of the row, that it is not done.
 */
export function dueDay(waiting: { column: string; words: readonly string[] }): ColumnFormat {
  const still = waiting.words.map((word) => `[$${waiting.column}] == ${quoted(word)}`).join(" || ");
  const late = `Number(@currentField) != 0 && ${gone} && (${still})`;
  const tone = (part: "background" | "ink") =>
    `=if(${late}, ${quoted(tones.red[part])}, if(${thisDay}, ${quoted(tones.blue[part])}, ''))`;
  return {
    $schema: `${schemas}/column-formatting.schema.json`,
    elmType: "div",
    children: [
      {
        elmType: "div",
        style: {
          ...pillStyle,
          display: "=if(Number(@currentField) == 0, 'none', 'inline-flex')",
          padding: `=if(${late} || ${thisDay}, '2px 10px', '0')`,
          "background-color": tone("background"),
          color: tone("ink"),
        },
        children: [
          {
            elmType: "span",
            attributes: {
              iconName: `=if(${late}, 'Warning', if(${thisDay}, 'Calendar', ''))`,
              "aria-hidden": "true",
            },
            style: { "padding-right": `=if(${late} || ${thisDay}, '6px', '0')` },
          },
          {
            elmType: "span",
            txtContent: `=if(${late}, 'Late: ', if(${thisDay}, 'Today: ', '')) + @currentField.displayValue`,
          },
        ],
      },
    ],
  };
}

/** Words that lead to another page of this site. `href` is an expression without its `=`. */
export const link = (href: string): ColumnFormat => ({
  $schema: `${schemas}/column-formatting.schema.json`,
  elmType: "a",
  txtContent: "@currentField",
  attributes: { href: `=${href}` },
});

/** Rows that are late stand out. Written as objects: the published schema takes no text here. */
export const lateRows = (column: string): ViewFormat => ({
  $schema: `${schemas}/view-formatting.schema.json`,
  additionalRowClass: {
    operator: ":",
    operands: [
      {
        operator: "&&",
        operands: [
          { operator: "!=", operands: [{ operator: "Number()", operands: [`[$${column}]`] }, 0] },
          {
            operator: "<=",
            operands: [{ operator: "addDays", operands: [`[$${column}]`, 1] }, "@now"],
          },
        ],
      },
      "sp-field-severity--severeWarning",
      "",
    ],
  },
});

/** Every column a format reads besides its own: SharePoint knows it only when the view shows it. */
export function columnsRead(format: ColumnFormat | ViewFormat): string[] {
  const names = [...JSON.stringify(format).matchAll(/\[\$(\w+)\]/g)].map(([, name = ""]) => name);
  return [...new Set(names)];
}
