/** Whether somebody is signed in, in this or another tab. */

import { useSyncExternalStore } from 'react';
import { isSignedIn, onSession } from '../api/session';

export function useSignedIn(): boolean {
  return useSyncExternalStore(onSession, isSignedIn);
}
