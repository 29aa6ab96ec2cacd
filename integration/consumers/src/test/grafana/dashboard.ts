// What a dashboard of ours may be: Grafana's own types, strictly. The test appends
// `export const dashboard: OurDashboard = {…};` and has the compiler look at it.
import type { Dashboard, FieldConfig, Panel, RowPanel } from '@grafana/schema';
import type * as stat from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type * as stateTimeline from '@grafana/schema/dist/esm/raw/composable/statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen';
import type * as table from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type * as timeSeries from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

/** The type as JSON has it: an enum of texts is one of its texts. */
type Json<T> = T extends string
  ? `${T}`
  : T extends readonly (infer Item)[]
    ? Json<Item>[]
    : T extends object
      ? { [Key in keyof T]: Json<T[Key]> }
      : T;

/** A query to Prometheus; the schema leaves queries open. */
interface PrometheusQuery {
  refId: string;
  datasource: { type: 'prometheus'; uid: '${datasource}' };
  expr: string;
  legendFormat?: string;
  format?: 'table';
  instant?: true;
  range?: false;
}

type PanelOf<Type extends string, Options, Custom> = Omit<
  Json<Panel>,
  'type' | 'options' | 'targets' | 'fieldConfig'
> & {
  type: Type;
  id: number;
  title: string;
  description: string;
  gridPos: object;
  targets: PrometheusQuery[];
  options: Json<Options>;
  fieldConfig: {
    defaults: Omit<Json<FieldConfig>, 'custom'> & { custom?: Json<Custom> };
    overrides: [];
  };
};

export type OurDashboard = Omit<Json<Dashboard>, 'panels'> & {
  uid: string;
  title: string;
  panels: (
    | (Omit<Json<RowPanel>, 'type'> & { type: 'row' })
    | PanelOf<'stat', stat.Options, Record<string, never>>
    | PanelOf<'state-timeline', stateTimeline.Options, stateTimeline.FieldConfig>
    | PanelOf<'table', table.Options, table.FieldConfig>
    | PanelOf<'timeseries', timeSeries.Options, timeSeries.FieldConfig>
  )[];
};

