import { DataList, type DataListProps } from '@studiolo/ui/data-list'

/** What is known of the thing that stands open, in as many columns as there is room for. */
export function Facts({ items }: Pick<DataListProps, 'items'>) {
  return <DataList layout="stacked" className="grid-cols-[repeat(auto-fill,minmax(16rem,1fr))]" items={items} />
}
