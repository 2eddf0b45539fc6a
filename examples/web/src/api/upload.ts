/** Sends the file of a receipt and tells how far it is: `fetch` cannot tell that of an upload. */

import type { Schemas } from './client';
import { ApiFailure, failureOf, noAnswer } from './errors';
import { accessToken } from './session';
import { API_ORIGIN } from './settings';

export async function uploadReceipt(
  file: File,
  key: string,
  progress: (fraction: number) => void,
): Promise<Schemas['UploadedReceipt']> {
  const token = await accessToken();
  if (!token) throw new ApiFailure(401, 'unauthenticated', 'token_missing');
  const form = new FormData();
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${API_ORIGIN}/api/v1/ocr/upload`);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Idempotency-Key', key);
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onerror = () => reject(noAnswer());
    request.onload = () => {
      if (request.status < 300) return resolve(request.response as Schemas['UploadedReceipt']);
      const headers = new Headers({ 'retry-after': request.getResponseHeader('retry-after') ?? '' });
      reject(failureOf(new Response(null, { status: request.status, headers }), request.response));
    };
    request.send(form);
  });
}
