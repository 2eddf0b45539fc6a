/** Reading a receipt again, and putting it aside. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, data, type Receipt, tag } from '../../api/client';
import { newKey } from '../../api/keys';
import { useToasts } from '../../ui/toast';

export function useReceiptWrites(receipt: Receipt) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { tell, fail } = useToasts();
  const navigate = useNavigate();
  const refresh = () =>
    client.invalidateQueries({ queryKey: ['receipts'], predicate: ({ queryKey }) => queryKey[1] !== 'file' });
  const params = () => ({
    path: { id: receipt.id },
    header: { 'If-Match': tag(receipt), 'Idempotency-Key': newKey() },
  });
  const retry = useMutation({
    mutationFn: () => data(api.POST('/api/v1/ocr/invoices/{id}/retry', { params: params() })),
    onSuccess: () => tell(t('review.queued')),
    onError: fail,
    onSettled: refresh,
  });
  const reject = useMutation({
    mutationFn: () => data(api.POST('/api/v1/ocr/invoices/{id}/reject', { params: params() })),
    onSuccess: () => {
      tell(t('review.rejected'));
      navigate('/scan');
    },
    onError: fail,
    onSettled: refresh,
  });
  return { retry, reject, refresh };
}
