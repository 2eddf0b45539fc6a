/** The picture of a receipt with the places where its values were read. */

import { ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button';
import { Failed } from '../../ui/states';
import { usePages } from './use-pages';

/** Where a value stands on the document. */
export interface Mark {
  field: string;
  name: string;
  page: number;
  /** Four corners, each x and y in fractions of the page. */
  corners: readonly (readonly number[])[];
  low: boolean;
}

interface Props {
  path: string;
  marks: readonly Mark[];
  active: string | undefined;
  onPick: (field: string) => void;
}

const ZOOMS = [1, 1.5, 2, 3];

export function ReceiptImage({ path, marks, active, onPick }: Props) {
  const { t } = useTranslation();
  const { urls, error, retry } = usePages(path);
  const [zoom, setZoom] = useState(0);
  const frame = useRef<HTMLElement>(null);

  useEffect(() => {
    // The place of the field that one is in comes into sight, within the frame alone.
    const box = active && frame.current?.querySelector<SVGElement>(`[data-field="${active}"]`);
    if (!box || !frame.current) return;
    const around = frame.current.getBoundingClientRect();
    const at = box.getBoundingClientRect();
    frame.current.scrollBy({
      top: at.top + at.height / 2 - around.top - around.height / 2,
      left: at.left + at.width / 2 - around.left - around.width / 2,
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    });
  }, [active]);

  if (error) return <Failed error={error} retry={retry} />;
  return (
    <div className="relative">
      <section
        ref={frame}
        aria-label={t('review.image')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
        tabIndex={0}
        className="h-[46dvh] overflow-auto rounded-2xl border border-line bg-sunken desk:h-[calc(100dvh-11rem)]"
      >
        <div className="mx-auto grid gap-2" style={{ width: `${(ZOOMS[zoom] ?? 1) * 100}%` }}>
          {urls.length === 0 && <div className="shimmer h-96 bg-line" />}
          {urls.map((url, place) => (
            <div key={url} className="relative">
              <img src={url} alt={t('review.page', { page: place + 1 })} className="block w-full" />
              <svg
                aria-hidden="true"
                viewBox="0 0 1 1"
                preserveAspectRatio="none"
                className="absolute inset-0 size-full"
              >
                {marks
                  .filter((mark) => mark.page === place + 1)
                  .map((mark) => (
                    // biome-ignore lint/a11y/noStaticElementInteractions: the form has the same fields for the keyboard.
                    <polygon
                      key={mark.field}
                      data-field={mark.field}
                      points={mark.corners.map((corner) => corner.join(',')).join(' ')}
                      onClick={() => onPick(mark.field)}
                      vectorEffect="non-scaling-stroke"
                      strokeWidth={active === mark.field ? 4 : 2}
                      stroke={mark.low ? '#c77700' : '#0b8f78'}
                      fill={mark.low ? '#ffb300' : '#12c2a1'}
                      fillOpacity={active === mark.field ? 0.32 : 0.16}
                      className="cursor-pointer"
                    />
                  ))}
              </svg>
            </div>
          ))}
        </div>
      </section>
      <div className="absolute right-3 bottom-3 flex rounded-full border border-line bg-surface shadow-card">
        <IconButton label={t('review.zoom_out')} disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          <ZoomOut aria-hidden size={20} />
        </IconButton>
        <IconButton
          label={t('review.zoom_in')}
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          <ZoomIn aria-hidden size={20} />
        </IconButton>
      </div>
    </div>
  );
}
