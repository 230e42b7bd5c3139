/** What a million rows cost anyone: fetch, decode, and look at each character once. */
addEventListener('message', async ({ data }: MessageEvent<string>) => {
  const begun = performance.now();
  const text = await (await fetch(data)).text();
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
  postMessage({ ms: performance.now() - begun, sum });
});
