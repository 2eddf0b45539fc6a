/** Receipts: taking them in, and what became of them. */

import { useQuery } from '@tanstack/react-query';
import { Camera, FilePlus2, FileUp, ScanLine, X } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptSummary } from '../../api/client';
import { isWaiting, receipts } from '../../api/queries';
import { failureText } from '../../i18n/failure';
import { useFormat } from '../../i18n/use-format';
import { Button, IconButton, looks } from '../../ui/button';
import { Card, Page } from '../../ui/page';
import { Empty, Failed, Skeleton } from '../../ui/states';
import { ReceiptRow } from './receipt-row';
import { type Upload, useUploads } from './use-uploads';

const ACCEPTED = 'image/jpeg,image/png,image/webp,application/pdf';

export default function ScanPage() {
  const { t } = useTranslation();
  const { uploads, add, send, dismiss } = useUploads();
  const open = useQuery(receipts('uploaded,reading,review,failed'));
  const done = useQuery(receipts('confirmed,rejected'));
  const waiting = open.data?.filter(isWaiting) ?? [];
  const toReview = open.data?.filter((receipt) => !isWaiting(receipt)) ?? [];
  const nothing = open.data?.length === 0 && uploads.length === 0;
  return (
    <Page title={t('scan.title')}>
      <Intake onFiles={add} />
      <div className="grid items-start gap-4 desk:grid-cols-2 desk:gap-5">
        <div className="grid min-w-0 gap-4">
          {(uploads.length > 0 || waiting.length > 0) && (
            <Card title={t('scan.queue')}>
              <ul>
                {uploads.map((upload) => (
                  <li key={upload.key}>
                    <UploadRow
                      upload={upload}
                      onRetry={() => void send(upload)}
                      onDismiss={() => dismiss(upload.key)}
                    />
                  </li>
                ))}
                <Rows receipts={waiting} />
              </ul>
            </Card>
          )}
          {open.isError ? (
            <Failed error={open.error} retry={open.refetch} />
          ) : open.isPending ? (
            <Skeleton className="card p-5" />
          ) : nothing ? (
            <div className="card">
              <Empty icon={ScanLine} title={t('scan.empty')} hint={t('scan.empty_hint')} />
            </div>
          ) : (
            toReview.length > 0 && (
              <Card title={`${t('scan.to_review')} (${toReview.length})`}>
                <ul>
                  <Rows receipts={toReview} />
                </ul>
              </Card>
            )
          )}
        </div>
        {done.data && done.data.length > 0 && (
          <Card title={t('scan.done')}>
            <ul>
              <Rows receipts={done.data} />
            </ul>
          </Card>
        )}
      </div>
    </Page>
  );
}

function Rows({ receipts }: { receipts: readonly ReceiptSummary[] }) {
  return receipts.map((receipt) => (
    <li key={receipt.id}>
      <ReceiptRow receipt={receipt} />
    </li>
  ));
}

/** A camera on a phone, files, and a place to drop them on a desk. */
function Intake({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const { t } = useTranslation();
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function take(event: ChangeEvent<HTMLInputElement>) {
    onFiles([...(event.target.files ?? [])]);
    // So that the same file can be chosen again.
    event.target.value = '';
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the buttons inside do the same.
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
      className={`grid justify-items-center gap-4 rounded-3xl border-2 border-dashed px-5 py-7 text-center desk:py-10 ${
        over ? 'border-brand bg-tint' : 'border-edge bg-surface'
      }`}
    >
      <FileUp aria-hidden size={36} className="text-brand max-desk:hidden" />
      <p className="max-w-md text-pretty text-soft">{t('scan.intro')}</p>
      <div className="flex flex-wrap justify-center gap-3">
        <Button look="main" onClick={() => camera.current?.click()} className="desk:hidden">
          <Camera aria-hidden size={20} />
          {t('scan.camera')}
        </Button>
        <button type="button" onClick={() => files.current?.click()} className={looks('plain')}>
          <FilePlus2 aria-hidden size={20} />
          {t('scan.files')}
        </button>
      </div>
      <p className="text-sm text-muted max-desk:hidden">{t('scan.drop')}</p>
      <input ref={camera} type="file" accept="image/*" capture="environment" hidden onChange={take} />
      <input ref={files} type="file" accept={ACCEPTED} multiple hidden onChange={take} data-testid="files" />
    </div>
  );
}

function UploadRow({
  upload,
  onRetry,
  onDismiss,
}: {
  upload: Upload;
  onRetry: () => void;
  onDismiss: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const sending = upload.state === 'sending';
  const told = sending
    ? t('scan.uploading', { percent: format.percent(upload.sent) })
    : upload.state === 'duplicate'
      ? t('scan.duplicate')
      : failureText(t, upload.error);
  return (
    <div className="flex min-h-15 items-center gap-3 py-2">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-xl bg-sunken text-soft">
        <FileUp aria-hidden size={20} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{upload.file.name}</p>
        <p
          role={sending ? undefined : 'alert'}
          className={`text-sm ${upload.state === 'failed' ? 'text-danger' : 'text-muted'}`}
        >
          {told}
        </p>
        {sending && (
          <progress
            value={upload.sent}
            max={1}
            aria-label={upload.file.name}
            className="mt-1 h-1.5 w-full overflow-hidden rounded-full accent-brand"
          />
        )}
      </div>
      {upload.state === 'failed' && <Button onClick={onRetry}>{t('do.retry')}</Button>}
      {!sending && (
        <IconButton label={t('scan.dismiss')} onClick={onDismiss}>
          <X aria-hidden size={20} />
        </IconButton>
      )}
    </div>
  );
}
