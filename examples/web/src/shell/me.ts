/** The signed-in user, for everything below the shell. */

import { createContext, useContext } from 'react';
import type { User } from '../api/client';

export const MeContext = createContext<User | null>(null);

export function useMe(): User {
  const user = useContext(MeContext);
  if (!user) throw new Error('nobody is signed in here');
  return user;
}
