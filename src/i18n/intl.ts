const made = new Map<string, unknown>();

/** A formatter of the browser's, made once per language and form for all tiles of a page: making one is slow. */
export function intl<Options, Made>(
  Form: new (tag: string, options: Options) => Made,
  tag: string,
  options: Options,
): Made {
  const key = Form.name + tag + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new Form(tag, options));
  return made.get(key) as Made;
}
