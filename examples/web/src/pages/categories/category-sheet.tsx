/** A category, new or to be changed: name, colour, icon, place; archived, merged or deleted. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Merge, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Category, data, type Kind, tag } from '../../api/client';
import { newKey } from '../../api/keys';
import { priorities } from '../../api/queries';
import { fieldFailures } from '../../i18n/failure';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { SelectField, TextField } from '../../ui/field';
import { Sheet } from '../../ui/sheet';
import { FormFailure } from '../../ui/states';
import { useToasts } from '../../ui/toast';
import { ColourPicker, IconPicker } from './pickers';

interface Props {
  category?: Category;
  all: readonly Category[];
  onClose: () => void;
}

export function CategorySheet({ category, all, onClose }: Props) {
  const { t } = useTranslation();
  const scale = useQuery(priorities);
  const [kind, setKind] = useState<Kind>(category?.type ?? 'expense');
  const [name, setName] = useState(category?.name ?? '');
  const [colour, setColour] = useState(category?.colour ?? '#2e7d32');
  const [icon, setIcon] = useState(category?.icon ?? 'circle');
  const [parent, setParent] = useState(category?.parent_id ?? '');
  const [priority, setPriority] = useState(category?.default_priority_id ?? '');
  const [missing, setMissing] = useState(false);
  const { save, archive, remove, pending, error } = useCategoryWrites(category, onClose);
  const told = fieldFailures(t, error, ['name']);
  const general = told.name ? null : error;
  // One level of nesting: what has others below it stays at the top.
  const hasChildren = all.some((other) => other.parent_id === category?.id && category !== undefined);
  const parents = all.filter(
    (other) => other.type === kind && !other.archived && !other.parent_id && other.id !== category?.id,
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() === '') return;
    save.mutate({
      name: name.trim(),
      kind,
      colour,
      icon,
      parent_id: parent || null,
      default_priority_id: priority || null,
    });
  }

  return (
    <Sheet title={t(category ? 'categories.edit' : 'categories.new')} onClose={onClose}>
      <form noValidate className="grid gap-4" onSubmit={submit}>
        {!category && (
          <Choice
            legend={t('field.kind')}
            value={kind}
            onChange={(next) => {
              setKind(next);
              setParent('');
            }}
            options={[
              { value: 'expense', label: t('kind.expense') },
              { value: 'income', label: t('kind.income') },
            ]}
          />
        )}
        <TextField
          label={t('field.name')}
          maxLength={60}
          data-first
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
          error={missing ? t('check.needed') : told.name}
        />
        <ColourPicker value={colour} onChange={setColour} />
        <IconPicker value={icon} colour={colour} onChange={setIcon} />
        {!hasChildren && (
          <SelectField
            label={t('categories.parent')}
            value={parent}
            onChange={({ target }) => setParent(target.value)}
          >
            <option value="">{t('categories.no_parent')}</option>
            {parents.map((other) => (
              <option key={other.id} value={other.id}>
                {other.name}
              </option>
            ))}
          </SelectField>
        )}
        {kind === 'expense' && (
          <SelectField
            label={t('categories.default_priority')}
            optional
            value={priority}
            onChange={({ target }) => setPriority(target.value)}
          >
            <option value="">{t('field.none')}</option>
            {scale.data?.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
        )}
        <FormFailure error={general} />
        <Button type="submit" look="main" disabled={pending}>
          {t('do.save')}
        </Button>
      </form>
      {category && (
        <div className="mt-6 grid gap-4 border-t border-line pt-5">
          <div className="grid grid-cols-2 gap-3">
            <Button disabled={pending} onClick={() => archive.mutate()}>
              {category.archived ? (
                <ArchiveRestore aria-hidden size={18} />
              ) : (
                <Archive aria-hidden size={18} />
              )}
              {t(category.archived ? 'categories.unarchive' : 'categories.archive')}
            </Button>
            <Button look="danger" disabled={pending} onClick={() => remove.mutate()}>
              <Trash2 aria-hidden size={18} />
              {t('do.delete')}
            </Button>
          </div>
          {!category.archived && <p className="text-sm text-muted">{t('categories.archive_hint')}</p>}
          <MergeForm category={category} all={all} onClose={onClose} />
        </div>
      )}
    </Sheet>
  );
}

interface Values {
  name: string;
  kind: Kind;
  colour: string;
  icon: string;
  parent_id: string | null;
  default_priority_id: string | null;
}

/** What changes categories changes what is shown everywhere. */
function useFresh() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      ['categories', 'movements', 'reports'].map((place) => client.invalidateQueries({ queryKey: [place] })),
    );
}

function useCategoryWrites(category: Category | undefined, onClose: () => void) {
  const { t } = useTranslation();
  const { tell } = useToasts();
  const fresh = useFresh();
  const done = (text: string) => {
    void fresh();
    tell(text);
    onClose();
  };
  const params = (of: Category) => ({
    path: { id: of.id },
    header: { 'If-Match': tag(of), 'Idempotency-Key': newKey() },
  });
  const save = useMutation({
    mutationFn: ({ kind, ...values }: Values) =>
      category
        ? data(api.PATCH('/api/v1/categories/{id}', { params: params(category), body: values }))
        : data(
            api.POST('/api/v1/categories', {
              params: { header: { 'Idempotency-Key': newKey() } },
              body: { ...values, type: kind },
            }),
          ),
    onSuccess: () => done(t('categories.saved')),
  });
  const archive = useMutation({
    mutationFn: async () => {
      if (!category) return;
      const body = { archived: !category.archived };
      await data(api.PATCH('/api/v1/categories/{id}', { params: params(category), body }));
    },
    onSuccess: () => done(t(category?.archived ? 'categories.unarchived_done' : 'categories.archived_done')),
  });
  const remove = useMutation({
    mutationFn: async () => {
      if (category) await data(api.DELETE('/api/v1/categories/{id}', { params: params(category) }));
    },
    onSuccess: () => done(t('categories.deleted')),
  });
  return {
    save,
    archive,
    remove,
    pending: save.isPending || archive.isPending || remove.isPending,
    error: save.error ?? archive.error ?? remove.error,
  };
}

function MergeForm({ category, all, onClose }: Required<Props>) {
  const { t } = useTranslation();
  const { tell } = useToasts();
  const fresh = useFresh();
  const [into, setInto] = useState('');
  const others = all.filter(
    (other) => other.type === category.type && other.id !== category.id && other.parent_id !== category.id,
  );
  const merge = useMutation({
    mutationFn: () =>
      data(
        api.POST('/api/v1/categories/{id}/merge', {
          params: { path: { id: category.id }, header: { 'Idempotency-Key': newKey() } },
          body: { into },
        }),
      ),
    onSuccess: (other) => {
      void fresh();
      tell(t('categories.merged', { name: other.name }));
      onClose();
    },
  });
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (into) merge.mutate();
      }}
    >
      <h3 className="font-semibold">{t('categories.merge')}</h3>
      <p className="text-sm text-muted">{t('categories.merge_hint')}</p>
      <SelectField
        label={t('categories.merge_into')}
        value={into}
        onChange={({ target }) => setInto(target.value)}
      >
        <option value="">{t('categories.choose')}</option>
        {others.map((other) => (
          <option key={other.id} value={other.id}>
            {other.name}
          </option>
        ))}
      </SelectField>
      <FormFailure error={merge.error} />
      <Button type="submit" disabled={!into || merge.isPending}>
        <Merge aria-hidden size={18} />
        {t('categories.merge_do')}
      </Button>
    </form>
  );
}
