/** What `<bdi>` is to HTML, for text that has no elements: drawings, titles. The first strong letter sets the direction inside. */
export const isolate = (words: string): string => `\u2068${words}\u2069`
