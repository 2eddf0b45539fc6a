/** Recording, changing and deleting movements, and what the page shows meanwhile. */

import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, data, type Movement, type Schemas, tag } from '../../api/client';
import { newKey } from '../../api/keys';
import { useFormat } from '../../i18n/use-format';
import { useToasts } from '../../ui/toast';

type Pages = InfiniteData<Schemas['MovementPage'], string>;

/** What shows movements or sums of them is asked for anew. */
export function useFreshSums() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['movements'] }),
      client.invalidateQueries({ queryKey: ['reports'] }),
    ]);
}

export function useRecord(onDone: () => void) {
  const { t } = useTranslation();
  const format = useFormat();
  const { tell } = useToasts();
  const refresh = useFreshSums();
  return useMutation({
    mutationFn: ({ input, key }: { input: Schemas['MovementInput']; key: string }) =>
      data(api.POST('/api/v1/movements', { body: input, params: { header: { 'Idempotency-Key': key } } })),
    onSuccess: (movement) => {
      void refresh();
      tell(t('movements.added', { amount: format.money(movement.amount, movement.currency) }));
      onDone();
    },
  });
}

export function useChange(onDone: () => void) {
  const { t } = useTranslation();
  const { tell } = useToasts();
  const refresh = useFreshSums();
  return useMutation({
    mutationFn: ({ base, change }: { base: Movement; change: Schemas['MovementChange'] }) =>
      data(
        api.PATCH('/api/v1/movements/{id}', {
          params: { path: { id: base.id }, header: { 'If-Match': tag(base), 'Idempotency-Key': newKey() } },
          body: change,
        }),
      ),
    onSuccess: () => {
      void refresh();
      tell(t('movements.changed'));
      onDone();
    },
  });
}

/** Deletes at once before the eyes, and offers to undo it. What could not be deleted comes back with the reason. */
export function useDelete(onDone: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { tell, fail } = useToasts();
  const refresh = useFreshSums();

  async function restore(id: string) {
    try {
      const history = await data(api.GET('/api/v1/movements/{id}/history', { params: { path: { id } } }));
      const last = history.items.at(-1);
      if (!last) return;
      await data(
        api.POST('/api/v1/history/{id}/undo', {
          params: { path: { id: last.id }, header: { 'Idempotency-Key': newKey() } },
        }),
      );
      tell(t('movements.restored'));
    } catch (error) {
      fail(error);
    }
    await refresh();
  }

  return useMutation({
    mutationFn: (movement: Movement) =>
      data(
        api.DELETE('/api/v1/movements/{id}', {
          params: {
            path: { id: movement.id },
            header: { 'If-Match': tag(movement), 'Idempotency-Key': newKey() },
          },
        }),
      ),
    onMutate: async (movement) => {
      await client.cancelQueries({ queryKey: ['movements'] });
      const others = (items: Movement[]) => items.filter((item) => item.id !== movement.id);
      client.setQueriesData<Pages>({ queryKey: ['movements', 'list'] }, (old) =>
        old ? { ...old, pages: old.pages.map((page) => ({ ...page, items: others(page.items) })) } : old,
      );
      client.setQueryData<Movement[]>(['movements', 'recent'], (old) => old && others(old));
      onDone();
    },
    onSuccess: (_, movement) => {
      client.removeQueries({ queryKey: ['movements', 'one', movement.id] });
      tell(t('movements.deleted'), { label: t('do.undo'), run: () => void restore(movement.id) });
    },
    onError: fail,
    onSettled: () => refresh(),
  });
}
