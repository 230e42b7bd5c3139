/** Messages of the errors that are reported to the page until `act` is over. */
export async function reports(act: () => unknown): Promise<readonly string[]> {
  const original = globalThis.reportError;
  const messages: string[] = [];
  globalThis.reportError = (error: Error) => messages.push(error.message);
  try {
    await act();
  } finally {
    globalThis.reportError = original;
  }
  return messages;
}
