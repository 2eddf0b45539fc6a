/** A receipt beside what was read of it, for a person to correct and confirm. */

import { useQuery } from '@tanstack/react-query';
import {
  ArrowLeft,
  CircleCheck,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  RotateCcw,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Receipt } from '../../api/client';
import { ApiFailure } from '../../api/errors';
import { isWaiting, receipt as receiptQuery } from '../../api/queries';
import { failureText } from '../../i18n/failure';
import { Button, ButtonLink, IconButton } from '../../ui/button';
import { useTitle } from '../../ui/page';
import { Empty, Failed, Skeleton } from '../../ui/states';
import { IN_APP, useWayBack } from '../../ui/use-way-back';
import { ReceiptImage } from './receipt-image';
import { stateOf } from './receipt-row';
import { ReviewForm } from './review-form';
import { useReceiptWrites } from './use-receipt-writes';

export default function ReviewPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const back = useWayBack('/scan');
  const found = useQuery(receiptQuery(id));
  const receipt = found.data;
  const title = receipt?.recognized_merchant ?? receipt?.file_name ?? t('review.title');
  useTitle(title);
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-4 px-4 pt-3 pb-28 desk:px-8 desk:pt-6 desk:pb-8">
      <header className="flex min-w-0 items-center gap-2">
        <IconButton label={t('do.back')} onClick={back} className="-ml-2">
          <ArrowLeft aria-hidden size={22} />
        </IconButton>
        <h1 className="truncate text-xl font-bold tracking-tight desk:text-2xl">{title}</h1>
      </header>
      {found.isError && !receipt ? (
        <Failed error={found.error} retry={found.refetch} />
      ) : receipt ? (
        stateOf(receipt) === 'review' ? (
          <ReviewForm key={receipt.version} receipt={receipt} />
        ) : (
          <Other receipt={receipt} />
        )
      ) : (
        <Skeleton lines={6} />
      )}
    </div>
  );
}

/** A receipt that is not to be reviewed: what it is, and its picture. */
function Other({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const { retry, reject } = useReceiptWrites(receipt);
  const state = stateOf(receipt);
  if (isWaiting(receipt)) {
    return (
      <Frame receipt={receipt}>
        <Told icon={LoaderCircle} spins title={t('review.is_waiting')} />
      </Frame>
    );
  }
  if (state === 'confirmed') {
    return (
      <Frame receipt={receipt}>
        <Told icon={CircleCheck} title={t('review.is_confirmed')}>
          <ButtonLink to={`/movements/${receipt.movement_id}`} state={IN_APP} look="main">
            {t('review.see_movement')}
          </ButtonLink>
        </Told>
      </Frame>
    );
  }
  const reason = receipt.failure && failureText(t, new ApiFailure(422, 'unreadable', receipt.failure.reason));
  return (
    <Frame receipt={receipt}>
      <Told
        icon={CircleX}
        title={t(state === 'failed' ? 'review.is_failed' : 'review.is_rejected')}
        hint={reason ?? undefined}
      >
        <Button look="main" disabled={retry.isPending} onClick={() => retry.mutate()}>
          <RotateCcw aria-hidden size={18} />
          {t('review.retry')}
        </Button>
        {state === 'failed' && (
          <Button disabled={reject.isPending} onClick={() => reject.mutate()}>
            <Trash2 aria-hidden size={18} />
            {t('review.reject')}
          </Button>
        )}
      </Told>
    </Frame>
  );
}

function Told({
  spins,
  ...rest
}: {
  icon: LucideIcon;
  title: string;
  hint?: string;
  spins?: boolean;
  children?: ReactNode;
}) {
  return (
    <div role="status" className={`card ${spins ? '[&_svg]:motion-safe:animate-spin' : ''}`}>
      <Empty {...rest} />
    </div>
  );
}

function Frame({ receipt, children }: { receipt: Receipt; children: ReactNode }) {
  return (
    <div className="grid items-start gap-4 desk:grid-cols-2 desk:gap-6">
      <ReceiptImage path={receipt.file_path} marks={[]} active={undefined} onPick={() => undefined} />
      {children}
    </div>
  );
}
