import { type DataCallback, type Disposable, ErrorCodes, type Message, type MessageReader } from 'vscode-languageserver/node';
import { wrongParameters } from './protocol/parameters.ts';

/** A message that was refused. `id`: id of a request, whose sender waits for an answer. */
export interface Refusal {
  readonly id: string | number | undefined;
  readonly code: number;
  readonly message: string;
}

/** Wraps a reader: passes on messages with valid parameters for their method, and calls `refuse` for all others. */
export function checkedReader(reader: MessageReader, refuse: (refusal: Refusal) => void): MessageReader {
  return {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    dispose: () => reader.dispose(),
    listen(callback: DataCallback): Disposable {
      return reader.listen((message) => {
        const refusal = refusalOf(message);
        if (refusal === undefined) callback(message);
        else refuse(refusal);
      });
    },
  };
}

function refusalOf(message: Message): Refusal | undefined {
  if (typeof message !== 'object' || message === null || Array.isArray(message))
    return { id: undefined, code: ErrorCodes.InvalidRequest, message: 'a message that is not an object' };
  const method: unknown = Reflect.get(message, 'method');
  if (method === undefined) return undefined;
  const given: unknown = Reflect.get(message, 'id');
  const id = typeof given === 'string' || typeof given === 'number' ? given : undefined;
  if (typeof method !== 'string') return { id, code: ErrorCodes.InvalidRequest, message: 'a message whose method is not a string' };
  const wrong = wrongParameters(method, Reflect.get(message, 'params'));
  return wrong === undefined ? undefined : { id, code: ErrorCodes.InvalidParams, message: `${method}: ${wrong}` };
}
