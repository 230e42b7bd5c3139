/** Hands a file to the reader, who finds it where downloads go. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName(name);
  link.click();
  // The browser has it by then; until the next task it may still ask for it.
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    URL.revokeObjectURL(link.href);
    channel.port1.close();
  };
  channel.port2.postMessage(undefined);
}

/** Without signs that some system does not take in the name of a file. */
export function fileName(name: string): string {
  const plain = name.replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ').replace(/\s+/g, ' ');
  return plain.trim() || 'targets';
}
