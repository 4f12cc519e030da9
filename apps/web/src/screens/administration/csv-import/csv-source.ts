/** A table as it is sent: what it says the server alone reads. */
export interface CsvSource {
  /** Of the file; none where it was pasted. */
  readonly name?: string;
  readonly content: Blob;
  /** Tells one from another. */
  readonly key: string;
}

const mostMegabytes = 16;

export const isTooLarge = ({ content }: CsvSource): boolean => content.size > mostMegabytes * 1_048_576;

export const ofFile = (file: File): CsvSource => ({
  name: file.name,
  content: file,
  key: `file ${file.name} ${file.size} ${file.lastModified}`,
});

export const ofText = (text: string): CsvSource | undefined =>
  text.trim() === '' ? undefined : { content: new Blob([text]), key: `text ${text}` };
