#include <stdlib.h>
#include <xlsxwriter.h>

/* The library caches 0 for every formula cell a chart shows, so that a viewer that does not calculate draws empty
   bars. This gives it the numbers stored beside the formulas; the list is built by macros Swift cannot see. */
static inline void tolok_chart_cache_number(lxw_series_range *range, double number) {
  lxw_series_data_point *point = (lxw_series_data_point *)calloc(1, sizeof(lxw_series_data_point));
  if (!range || !range->data_cache || !point) {
    free(point);
    return;
  }
  point->number = number;
  STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
  range->num_data_points++;
  range->ignore_cache = LXW_TRUE;
}

/* And 0 for every blank cell that has a format, so that such a viewer draws a gap as nought. */
static inline void tolok_chart_cache_gap(lxw_series_range *range) {
  lxw_series_data_point *point = (lxw_series_data_point *)calloc(1, sizeof(lxw_series_data_point));
  if (!range || !range->data_cache || !point) {
    free(point);
    return;
  }
  point->no_data = LXW_TRUE;
  STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
  range->num_data_points++;
  range->ignore_cache = LXW_TRUE;
}
