/** The way out of a sheet or a review: back to where it was opened, or up to its page when it was opened by its address. */

import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** The state of links within the page. */
export const IN_APP = { inApp: true } as const;

export function useWayBack(up: string): () => void {
  const navigate = useNavigate();
  const { state } = useLocation();
  const inApp = state?.inApp === true;
  return useCallback(() => {
    if (inApp) navigate(-1);
    else navigate(up, { replace: true });
  }, [inApp, navigate, up]);
}
