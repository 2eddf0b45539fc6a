/** The sheet of a new movement, or of one that is there. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { api, data, type Movement } from '../../api/client';
import { hasStatus } from '../../api/errors';
import { newKey } from '../../api/keys';
import { movement as movementQuery, todayOf } from '../../api/queries';
import { useFormat } from '../../i18n/use-format';
import { useMe } from '../../shell/me';
import { Sheet } from '../../ui/sheet';
import { Failed, Skeleton } from '../../ui/states';
import { IN_APP, useWayBack } from '../../ui/use-way-back';
import { ConflictSheet } from './conflict-sheet';
import { MovementForm } from './movement-form';
import { changeOf, inputOf, type MovementValues, newValues, valuesOf } from './movement-values';
import { useChange, useDelete, useRecord } from './use-movement-writes';

export default function MovementSheet() {
  const { id } = useParams();
  const [search] = useSearchParams();
  const below = new URLSearchParams(search);
  below.delete('as');
  const close = useWayBack(`/movements${below.size > 0 ? `?${below}` : ''}`);
  if (id) return <Existing id={id} close={close} />;
  return <New kind={search.get('as') === 'income' ? 'income' : 'expense'} close={close} />;
}

function New({ kind, close }: { kind: 'income' | 'expense'; close: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const user = useMe();
  // One key for all attempts of this sheet: what was recorded is not recorded twice.
  const [attempt, setAttempt] = useState({ key: newKey(), sent: '' });
  const record = useRecord(close);
  return (
    <Sheet title={t(`movements.new_${kind}`)} onClose={close}>
      <MovementForm
        initial={newValues(kind, user.currency, todayOf(user))}
        pending={record.isPending}
        error={record.error}
        onSubmit={(values) => {
          const input = inputOf(values, format.locale);
          const sent = JSON.stringify(input);
          // Other content is another request.
          const key = attempt.sent === '' || attempt.sent === sent ? attempt.key : newKey();
          setAttempt({ key, sent });
          record.mutate({ input, key });
        }}
      />
    </Sheet>
  );
}

function Existing({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation();
  const found = useQuery({ ...movementQuery(id), staleTime: 0, refetchOnWindowFocus: false });
  return (
    <Sheet title={t('movements.edit')} onClose={close}>
      {found.isError ? (
        <Failed error={found.error} retry={found.refetch} />
      ) : found.data && !found.isFetching ? (
        <Edit key={found.data.version} movement={found.data} close={close} />
      ) : (
        <Skeleton lines={5} />
      )}
    </Sheet>
  );
}

function Edit({ movement, close }: { movement: Movement; close: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  // Keeping it keeps what one types while the list behind is refreshed.
  const [base] = useState(movement);
  const [mine, setMine] = useState<MovementValues>();
  const [theirs, setTheirs] = useState<Movement>();
  const change = useChange(close);
  const remove = useDelete(close);

  async function send(values: MovementValues, on: Movement) {
    setMine(values);
    try {
      await change.mutateAsync({ base: on, change: changeOf(values, format.locale) });
    } catch (error) {
      if (!hasStatus(error, 412)) return;
      const path = { id: movement.id };
      const saved = await data(api.GET('/api/v1/movements/{id}', { params: { path } })).catch(
        () => undefined,
      );
      setTheirs(saved);
    }
  }

  const stale = hasStatus(change.error, 412);
  return (
    <>
      {movement.receipt_id && (
        <Link
          to={`/scan/${movement.receipt_id}`}
          state={IN_APP}
          className="mb-4 flex items-center gap-2 rounded-xl bg-tint px-3 py-2.5 font-medium text-brand"
        >
          <Paperclip aria-hidden size={18} />
          {t('movements.view_receipt')}
        </Link>
      )}
      <MovementForm
        initial={valuesOf(base, format.locale)}
        pending={change.isPending || remove.isPending}
        error={stale && theirs ? null : change.error}
        onSubmit={(values) => void send(values, base)}
        onDelete={() => remove.mutate(base)}
      />
      {stale && theirs && mine && (
        <ConflictSheet
          mine={mine}
          theirs={theirs}
          onKeepMine={() => {
            setTheirs(undefined);
            void send(mine, theirs);
          }}
          onTakeTheirs={() => {
            void client.invalidateQueries({ queryKey: ['movements'] });
            close();
          }}
          onClose={() => setTheirs(undefined)}
        />
      )}
    </>
  );
}
