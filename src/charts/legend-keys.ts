/**
 * Moves the focus in a legend by a key: Left and Right lead from the button that has it to the next
 * in the direction of reading, and from the last to the first. Returns the place of that button;
 * undefined where the key leads nowhere.
 */
export function moveInLegend(event: KeyboardEvent, button: Element | null, rtl: boolean): number | undefined {
  const { key, ctrlKey, metaKey, altKey } = event;
  const buttons = [...(button?.closest('.legend')?.querySelectorAll('button') ?? [])];
  const at = buttons.indexOf(button as HTMLButtonElement);
  const forward = rtl ? -1 : 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + forward,
    ArrowLeft: at - forward,
    Home: 0,
    End: -1,
  };
  const to = steps[key];
  if (at < 0 || to === undefined || ctrlKey || metaKey || altKey) return undefined;
  event.preventDefault();
  const next = buttons.at(to % buttons.length)!;
  next.focus();
  return buttons.indexOf(next);
}
