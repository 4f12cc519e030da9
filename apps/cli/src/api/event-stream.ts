/** What each server-sent event says; comments, places and other fields are left out. */
export async function* dataOf<T>(body: AsyncIterable<Uint8Array>): AsyncGenerator<T> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const frames = text.split('\n\n');
    text = frames.pop() ?? '';
    for (const frame of frames) {
      const lines = frame.split('\n').filter((line) => line.startsWith('data: '));
      if (lines.length > 0) yield JSON.parse(lines.map((line) => line.slice('data: '.length)).join('\n'));
    }
  }
}
