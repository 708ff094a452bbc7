/** A request to a source. */
export interface HttpRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Most bytes of the answer, after decompression. Default 32 MB. */
  readonly maxBytes?: number;
  /** Most milliseconds from the first byte sent to the last received. Default 60 s. */
  readonly timeoutMs?: number;
}

/** An answer, whatever its status. Header names are lower case. */
export interface HttpResponse {
  readonly status: number;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** The new address, when every redirect on the way was a permanent one. */
  readonly movedTo: string | null;
}

/** How connectors reach the world. Throws SourceError for everything that is no answer. */
export interface Http {
  send(request: HttpRequest): Promise<HttpResponse>;
}
