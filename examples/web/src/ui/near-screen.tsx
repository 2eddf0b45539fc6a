/**
 * A part of a long list that is there only near the screen: far off it is a box of the height that it had, so that a list
 * of ten thousand rows is no heavier than one of a hundred.
 */

import { type ReactNode, useEffect, useRef, useState } from 'react';

/** How far off the screen it is there already. */
const MARGIN = '1200px';

interface Props {
  /** About how high it is, in pixels, before it was there. */
  about: number;
  children: () => ReactNode;
}

export function NearScreen({ about, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const height = useRef(about);
  useEffect(() => {
    const shown = box.current;
    if (!shown) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        const isNear = entries.at(-1)?.isIntersecting ?? true;
        // What has the focus stays, so that the keyboard goes on from there.
        if (!isNear && shown.contains(document.activeElement)) return;
        if (!isNear && shown.firstChild) height.current = shown.offsetHeight;
        setNear(isNear);
      },
      { rootMargin: `${MARGIN} 0px` },
    );
    watcher.observe(shown);
    return () => watcher.disconnect();
  }, []);
  return (
    <div ref={box} style={near ? undefined : { height: height.current }}>
      {near && children()}
    </div>
  );
}
