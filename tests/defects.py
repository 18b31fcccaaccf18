"""Every way to spoil a data folder, with the file, the place and the words that must tell it."""

from folders import FILES, spoil

CHAIN = "periods/2018-2020/chain.yaml"
SHARE = "periods/2018-2020/indicators/trygghet.yaml"
RANK = "periods/2018-2020/indicators/klimat.yaml"
OUTCOMES = "outcomes/trygghet.csv"
PLACES = "outcomes/klimat.csv"
COMPARED = "comparisons/trygghet.csv"
GROUP = "{id: alla, name: Alla, text: Alla}"
TARGET = '{value: 60, printed: "60"}'

Changes = dict[str, str | bytes | None]


def places(*rows: str) -> Changes:
    """The outcomes of the indicator that is a rank."""
    return {PLACES: "\n".join(["year,value,ranked", *rows]) + "\n"}


def later(old: str, new: str) -> Changes:
    """A second period in which one field of an indicator differs."""
    text = FILES[SHARE]
    assert old in text
    return {
        "periods/2021-2024/chain.yaml": FILES[CHAIN],
        "periods/2021-2024/indicators/trygghet.yaml": text.replace(old, new),
        "periods/2021-2024/indicators/klimat.yaml": FILES[RANK],
    }


def target(text: str) -> Changes:
    """Another target for the first year of the share."""
    return spoil(SHARE, TARGET, text)


DEFECTS: dict[str, tuple[Changes, str, str, str]] = {
    "unknown_key": (spoil(SHARE, "short:", "shrt:"), SHARE, "rad 3, shrt", "menas short?"),
    "unknown_key_like_nothing": (
        {SHARE: FILES[SHARE] + "zzz: 1\n"},
        SHARE,
        "rad 14, zzz",
        "okänd nyckel. Väntat: nycklarna number, name",
    ),
    "chain_names_an_indicator_without_a_file": (
        spoil(CHAIN, "[trygghet, klimat]", "[trygghet, klimatet]"),
        CHAIN,
        "rad 30, nodes → 1 → children → F1 → indicators → nr 2",
        "indikatorn klimatet har ingen fil",
    ),
    "indicator_that_no_node_names": (
        spoil(CHAIN, "[trygghet, klimat]", "[trygghet]"),
        RANK,
        "",
        "ingen nod i kedjan nämner",
    ),
    "indicator_named_twice_by_a_node": (
        spoil(CHAIN, "[trygghet, klimat]", "[trygghet, klimat, klimat]"),
        CHAIN,
        "rad 30, nodes → 1 → children → F1 → indicators",
        "klimat står två gånger",
    ),
    "two_files_yaml_and_yml": (
        {"periods/2018-2020/indicators/klimat.yml": FILES[RANK]},
        "periods/2018-2020/indicators/klimat.yml",
        "",
        "två filer för samma id: klimat.yml och klimat.yaml",
    ),
    "two_files_by_case": (
        {"periods/2018-2020/indicators/KLIMAT.yaml": FILES[RANK]},
        "periods/2018-2020/indicators/KLIMAT.yaml",
        "",
        "två filer för samma id",
    ),
    "two_outcomes_files_by_case": (
        {"outcomes/Klimat.csv": FILES[PLACES]},
        "outcomes/Klimat.csv",
        "",
        "två filer för samma id",
    ),
    "file_named_in_capitals": (
        {PLACES: None, "outcomes/Klimat.CSV": FILES[PLACES]},
        "outcomes/Klimat.CSV",
        "",
        "namnet klimat.csv",
    ),
    "duplicate_year_in_rows": (
        spoil(OUTCOMES, "2019,,", "2018,,"),
        OUTCOMES,
        "rad 3, kolumn year",
        "2018 står två gånger (även på rad 2)",
    ),
    "duplicate_year_among_targets": (
        spoil(SHARE, "  2019: ", "  2018: "),
        SHARE,
        "rad 11, targets → 2018",
        "2018 står två gånger (även på rad 10)",
    ),
    "decimal_point_in_a_semicolon_file": (
        {PLACES: "year;value;ranked\n2018;146.5;290\n"},
        PLACES,
        "rad 2, kolumn value",
        "fel decimaltecken: här används decimalkomma",
    ),
    "decimal_comma_in_a_comma_file": (
        places('2018,"146,5",290'),
        PLACES,
        "rad 2, kolumn value",
        "fel decimaltecken: här används decimalpunkt",
    ),
    "year_as_text": (
        spoil(SHARE, "year: 2017", 'year: "2017"'),
        SHARE,
        "rad 8, baseline → year",
        "utan citattecken",
    ),
    "target_year_as_text": (
        spoil(SHARE, "  2018:", '  "2018":'),
        SHARE,
        "rad 10, targets → 2018",
        "2018 är inget årtal",
    ),
    "year_before_1990": (
        spoil(SHARE, "  2018:", "  1989:"),
        SHARE,
        "rad 10, targets → 1989",
        "året 1989 är orimligt",
    ),
    "year_after_2100_in_rows": (
        places("2101,146,290"),
        PLACES,
        "rad 2, kolumn year",
        "året 2101 är orimligt",
    ),
    "year_in_letters_in_rows": (places("i år,146,290"), PLACES, "rad 2, kolumn year", "i år är"),
    "targets_as_a_list": (
        {SHARE: FILES[SHARE].split("targets:")[0] + "targets:\n  - {value: 60}\n"},
        SHARE,
        "rad 9, targets",
        "en lista är ingen uppställning efter år",
    ),
    "unknown_operator": (
        target("{value: 60, op: at_leest}"),
        SHARE,
        "rad 10, targets → 2018 → op",
        "menas at_least?",
    ),
    "between_without_a_limit": (
        target("{op: between, low: 40}"),
        SHARE,
        "rad 10, targets → 2018 → op",
        "between saknar low eller high",
    ),
    "between_upside_down": (
        target("{op: between, low: 50, high: 40}"),
        SHARE,
        "rad 10, targets → 2018 → low",
        "low 50 är större än high 40",
    ),
    "between_with_a_value": (
        target("{op: between, low: 40, high: 50, value: 45}"),
        SHARE,
        "rad 10, targets → 2018 → value",
        "between har gränser",
    ),
    "limits_without_between": (
        target("{value: 45, low: 40}"),
        SHARE,
        "rad 10, targets → 2018 → op",
        "low och high hör till between",
    ),
    "words_with_a_value": (
        target("{op: increase, value: 45}"),
        SHARE,
        "rad 10, targets → 2018 → value",
        "increase nämner inget tal",
    ),
    "words_without_words": (
        target("{op: increase}"),
        SHARE,
        "rad 10, targets → 2018 → printed",
        "beslutets ord",
    ),
    "empty_target_without_a_dash": (
        target("{value: null}"),
        SHARE,
        "rad 10, targets → 2018 → value",
        'printed: "-"',
    ),
    "missing_better": (spoil(SHARE, "better: higher\n", ""), SHARE, "rad 1, better", "saknas"),
    "misspelt_better": (
        spoil(SHARE, "better: higher", "better: highest"),
        SHARE,
        "rad 7, better",
        "menas higher?",
    ),
    "missing_kind": (spoil(SHARE, "kind: share\n", ""), SHARE, "rad 1, kind", "saknas"),
    "misspelt_kind": (
        spoil(SHARE, "kind: share", "kind: shares"),
        SHARE,
        "rad 6, kind",
        "menas share? Väntat: share, index, rate, count, rank eller amount",
    ),
    "missing_nested_key": (
        spoil(SHARE, ", year: 2017", ""),
        SHARE,
        "rad 8, baseline → year",
        "nyckeln saknas",
    ),
    "rank_without_ranked": (
        places("2018,146,"),
        PLACES,
        "rad 2, kolumn ranked",
        "antalet rankade saknas",
    ),
    "rank_of_zero": (places("2018,0,290"), PLACES, "rad 2, kolumn value", "plats 0 finns inte"),
    "rank_below_zero": (places("2018,-3,290"), PLACES, "rad 2, kolumn value", "plats -3 finns"),
    "rank_above_ranked": (
        places("2018,291,290"),
        PLACES,
        "rad 2, kolumn value",
        "plats 291 av 290 finns inte",
    ),
    "rank_target_of_zero": (
        spoil(RANK, 'value: 175, printed: "175"', "value: 0"),
        RANK,
        "rad 10, targets → 2018 → value",
        "plats 0 finns inte",
    ),
    "ranked_of_zero": (places("2018,1,0"), PLACES, "rad 2, kolumn ranked", "0 är inget antal"),
    "ranked_on_a_share": (
        spoil(OUTCOMES, ",,412", ",290,412"),
        OUTCOMES,
        "rad 2, kolumn ranked",
        "ranked hör bara till rankningar",
    ),
    "ranked_on_a_criterion": (
        {"outcomes/balans.csv": "year,value,ranked\n2018,2,290\n"},
        "outcomes/balans.csv",
        "rad 2, kolumn ranked",
        "ranked hör bara till rankningar",
    ),
    "latin_1_yaml": (
        {SHARE: (FILES[SHARE] + "# Nämnd\n").encode("latin-1", "replace")},
        SHARE,
        "rad 13",
        "filen är inte UTF-8",
    ),
    "latin_1_csv": (
        {OUTCOMES: "year,value,note\n2018,3,Åäö\n".encode("latin-1")},
        OUTCOMES,
        "rad 2",
        "filen är inte UTF-8",
    ),
    "empty_indicator": ({SHARE: ""}, SHARE, "", "filen är tom"),
    "yaml_of_comments_only": ({SHARE: "# inget\n"}, SHARE, "", "filen är tom"),
    "empty_outcomes": ({OUTCOMES: ""}, OUTCOMES, "", "filen är tom"),
    "outcomes_of_a_header_only": ({OUTCOMES: "year,value\n"}, OUTCOMES, "", "inga rader"),
    "a_list_for_a_file": ({SHARE: "- 1\n"}, SHARE, "", "en lista är ingen uppställning"),
    "a_text_for_a_file": ({"sources.yaml": "hej\n"}, "sources.yaml", "", "ingen uppställning"),
    "yaml_that_does_not_parse": ({SHARE: "a: [1,\nb"}, SHARE, "rad 3", "inte att läsa som YAML"),
    "colon_in_a_text": (
        spoil(SHARE, "name: Trygghet", "name: Trygghet: i dag"),
        SHARE,
        "rad 2",
        "ett kolon i texten",
    ),
    "yaml_with_an_alias": (
        {SHARE: "a: &b [1]\nc: *b\n"},
        SHARE,
        "rad 1",
        "YAML-ankare",
    ),
    "yaml_with_a_tag": (
        spoil(SHARE, "Trygghet i", "!!python/object/apply:os.system [exit]\n#"),
        SHARE,
        "rad 2",
        "YAML-taggen",
    ),
    "yaml_of_two_documents": ({SHARE: "--- {}\n--- {}\n"}, SHARE, "rad 2", "flera YAML-dokument"),
    "yaml_with_a_list_as_key": ({SHARE: "? [a]\n: b\n"}, SHARE, "rad 1", "nycklar av text"),
    "yaml_with_a_control_character": ({SHARE: "a: b\nc: d\0\n"}, SHARE, "rad 2", "\\x00"),
    "yaml_with_a_hidden_control_character": (
        spoil(SHARE, "Trygghet i", '"\\a" #'),
        SHARE,
        "rad 2",
        "osynligt styrtecken",
    ),
    "yaml_above_200_kb": ({SHARE: "#" * 200_001}, SHARE, "", "större än 200 kB"),
    "csv_above_200_kb": ({OUTCOMES: "2018,4\n" * 30_000}, OUTCOMES, "", "större än 200 kB"),
    "yaml_nested_without_end": ({SHARE: "[" * 900}, SHARE, "rad 1", "för många nivåer"),
    "csv_without_header": ({OUTCOMES: "2018,55\n"}, OUTCOMES, "rad 1", "rubrikraden saknas"),
    "csv_without_a_required_column": (
        {OUTCOMES: "year,note\n2018,hej\n"},
        OUTCOMES,
        "rad 1",
        "kolumnen value saknas",
    ),
    "csv_with_a_column_twice": (
        {OUTCOMES: "year,value,value\n2018,1,1\n"},
        OUTCOMES,
        "rad 1",
        "kolumnen value står två gånger",
    ),
    "csv_with_an_unknown_column": (
        {OUTCOMES: "year,value,confidens\n2018,1,high\n"},
        OUTCOMES,
        "rad 1",
        "okänd kolumn confidens, menas confidence?",
    ),
    "csv_with_a_ragged_row": (
        {OUTCOMES: "year,value\n2018,12,5\n"},
        OUTCOMES,
        "rad 2",
        "antalet celler är 3 men rubrikradens är 2",
    ),
    "csv_with_a_quoted_newline": (
        {OUTCOMES: 'year,value,note\n2018,1,"a\nb"\n'},
        OUTCOMES,
        "rad 2, kolumn note",
        "radbrytning",
    ),
    "csv_with_an_open_quote": (
        {OUTCOMES: 'year,value,note\n2018,1,a\n2019,1,"b\n'},
        OUTCOMES,
        "rad 3",
        "ett citattecken som inte stängs",
    ),
    "row_without_a_year": (places(",146,290"), PLACES, "rad 2, kolumn year", "cellen är tom"),
    "value_and_status": (
        spoil(OUTCOMES, "412,,", "412,awaiting,"),
        OUTCOMES,
        "rad 2, kolumn status",
        "både värde och status",
    ),
    "neither_value_nor_status": (
        spoil(OUTCOMES, "not_measured", ""),
        OUTCOMES,
        "rad 3, kolumn status",
        "not_found, not_measured, awaiting, confidential",
    ),
    "unknown_status": (
        spoil(OUTCOMES, "not_measured", "not_mesured"),
        OUTCOMES,
        "rad 3, kolumn status",
        "menas not_measured?",
    ),
    "status_that_is_no_absence": (
        spoil(OUTCOMES, "not_measured", "no_target"),
        OUTCOMES,
        "rad 3, kolumn status",
        "no_target kan inte vara status",
    ),
    "comparable_in_swedish": (
        {OUTCOMES: "year,value,comparable\n2018,1,nej\n"},
        OUTCOMES,
        "rad 2, kolumn comparable",
        "nej är varken yes eller no",
    ),
    "unknown_source_of_an_outcome": (
        spoil(OUTCOMES, "kolada scb", "kolada sbc"),
        OUTCOMES,
        "rad 2, kolumn source",
        "källan sbc finns inte",
    ),
    "unknown_source_of_an_event": (
        spoil(SHARE, "source: kolada", "source: kolla"),
        SHARE,
        "rad 13, events → nr 1 → source",
        "källan kolla finns inte",
    ),
    "unknown_source_of_a_comparison": (
        spoil(COMPARED, "medelvärde,kolada", "medelvärde,kolla"),
        COMPARED,
        "rad 2, kolumn source",
        "källan kolla finns inte",
    ),
    "unknown_comparison_group": (
        spoil(COMPARED, "lanet", "landet"),
        COMPARED,
        "rad 2, kolumn group",
        "jämförelsegruppen landet finns inte",
    ),
    "comparison_without_a_value": (
        spoil(COMPARED, "55.2", ""),
        COMPARED,
        "rad 2, kolumn value",
        "cellen är tom",
    ),
    "comparison_twice": (
        spoil(COMPARED, "riket,2017", "riket,2018"),
        COMPARED,
        "rad 4, kolumn year",
        "riket 2018 står två gånger (även på rad 3)",
    ),
    "unknown_level": (
        spoil(CHAIN, "level: goal", "level: gaol"),
        CHAIN,
        "rad 16, nodes → 1 → children → F1 → level",
        "nivån gaol finns inte. Väntat: en av area, goal",
    ),
    "levels_upside_down": (
        spoil(CHAIN, "level: goal", "level: area"),
        CHAIN,
        "nodes → F1 → level",
        "area ligger under area",
    ),
    "level_twice": (
        spoil(CHAIN, "levels:\n", "levels:\n  - {id: area, name: A, plural: A}\n"),
        CHAIN,
        "rad 8, levels → area → id",
        "nivån area finns redan",
    ),
    "node_twice": (
        spoil(CHAIN, "id: F1", 'id: "1"'),
        CHAIN,
        "rad 15, nodes → 1 → children → 1 → id",
        "noden 1 finns redan",
    ),
    "node_id_as_a_number": (
        spoil(CHAIN, 'id: "2"', "id: 2"),
        CHAIN,
        "rad 31, nodes → nr 2 → id",
        'skriv "2" inom citattecken',
    ),
    "node_id_that_is_a_path": (
        spoil(CHAIN, "id: F1", "id: ../F1"),
        CHAIN,
        "rad 15, nodes → 1 → children → ../F1 → id",
        "../F1 kan inte vara ett id",
    ),
    "indicator_id_that_is_a_path": (
        spoil(CHAIN, "[trygghet, klimat]", "[trygghet, klimat, ../../x]"),
        CHAIN,
        "rad 30, nodes → 1 → children → F1 → indicators → nr 3",
        "../../x kan inte vara ett id",
    ),
    "chain_without_nodes": (
        {CHAIN: FILES[CHAIN].split("nodes:")[0] + "nodes: []\n"},
        CHAIN,
        "rad 9, nodes",
        "listan är tom",
    ),
    "criterion_without_outcomes": (
        {"outcomes/balans.csv": None},
        CHAIN,
        "rad 22, nodes → 1 → children → F1 → criterion → id",
        "filen outcomes/balans.csv",
    ),
    "criterion_with_an_indicators_id": (
        spoil(CHAIN, "id: balans", "id: klimat"),
        CHAIN,
        "rad 22, nodes → 1 → children → F1 → criterion → id",
        "klimat är redan en indikator",
    ),
    "criterion_in_words": (
        spoil(CHAIN, "op: at_least", "op: increase"),
        CHAIN,
        "rad 25, nodes → 1 → children → F1 → criterion → op",
        "increase kan inte användas i ett krav",
    ),
    "outcomes_of_nothing": (
        {"outcomes/okand.csv": "year,value\n2018,1\n"},
        "outcomes/okand.csv",
        "",
        "hör inte till någon indikator och inget krav",
    ),
    "comparisons_of_nothing": (
        {"comparisons/okand.csv": FILES[COMPARED]},
        "comparisons/okand.csv",
        "",
        "hör inte till någon indikator",
    ),
    "comment_about_an_unknown_indicator": (
        spoil(CHAIN, "indicators: [trygghet]}", "indicators: [tryghet]}"),
        CHAIN,
        "rad 20, nodes → 1 → children → F1 → comments → K1 → indicators → nr 1",
        "indikatorn tryghet har ingen fil",
    ),
    "another_name_in_a_later_period": (
        later("Trygghet i kommunen", "Otrygghet"),
        "periods/2021-2024/indicators/trygghet.yaml",
        "name",
        "annan namn än i 2018-2020: Otrygghet",
    ),
    "another_unit_in_a_later_period": (
        later("unit: procent\n", "unit: promille\n"),
        "periods/2021-2024/indicators/trygghet.yaml",
        "unit",
        "promille. Väntat: procent",
    ),
    "another_kind_in_a_later_period": (
        later("kind: share", "kind: index"),
        "periods/2021-2024/indicators/trygghet.yaml",
        "kind",
        "index. Väntat: share",
    ),
    "another_direction_in_a_later_period": (
        later("better: higher", "better: lower"),
        "periods/2021-2024/indicators/trygghet.yaml",
        "better",
        "lower. Väntat: higher",
    ),
    "printed_form_of_another_value": (
        spoil(SHARE, "value: 57.5", "value: 75"),
        SHARE,
        "rad 8, baseline → printed",
        "57,5 stämmer inte med värdet 75",
    ),
    "printed_dash_with_a_value": (
        target('{value: 60, printed: "-"}'),
        SHARE,
        "rad 10, targets → 2018 → printed",
        "- stämmer inte med värdet 60",
    ),
    "printed_criterion_of_another_value": (
        spoil(CHAIN, 'printed: "2 %"', 'printed: "3 %"'),
        CHAIN,
        "rad 24, nodes → 1 → children → F1 → criterion → printed",
        "3 % stämmer inte med värdet 2",
    ),
    "printed_as_a_number": (
        target("{value: 60, printed: 60}"),
        SHARE,
        "rad 10, targets → 2018 → printed",
        'skriv "60" inom citattecken',
    ),
    "negative_hold_band": (
        {SHARE: FILES[SHARE] + "hold_band: -1\n"},
        SHARE,
        "rad 14, hold_band",
        "-1 är mindre än 0",
    ),
    "csv_among_indicators": (
        {"periods/2018-2020/indicators/klimat.csv": "year,value\n"},
        "periods/2018-2020/indicators/klimat.csv",
        "",
        "en .csv-fil hör inte hemma i mappen",
    ),
    "yaml_among_outcomes": (
        {"outcomes/klimat.yaml": "a: b\n"},
        "outcomes/klimat.yaml",
        "",
        "bara .csv-filer i outcomes",
    ),
    "outcomes_one_folder_too_deep": (
        {"outcomes/2018/klimat.csv": FILES[PLACES]},
        "outcomes/2018/klimat.csv",
        "",
        "en mapp för djupt",
    ),
    "copy_beside_the_original": (
        {"outcomes/klimat - kopia.csv": FILES[PLACES]},
        "outcomes/klimat - kopia.csv",
        "",
        "kan inte vara namnet på en datafil",
    ),
    "period_with_a_strange_name": (
        {"periods/2018 2020/chain.yaml": FILES[CHAIN]},
        "periods/2018 2020",
        "",
        "kan inte vara namnet på en period",
    ),
    "municipality_code_of_three_figures": (
        spoil("municipality.yaml", '"0180"', '"180"'),
        "municipality.yaml",
        "rad 1, code",
        "180 är ingen kommunkod",
    ),
    "group_twice": (
        spoil("municipality.yaml", "groups:\n", f"groups:\n  - {GROUP}\n  - {GROUP}\n"),
        "municipality.yaml",
        "rad 6, groups → alla → id",
        "gruppen alla finns redan",
    ),
    "threshold_below_zero": (
        spoil("rules.yaml", "value: 0.5", "value: -0.5"),
        "rules.yaml",
        "rad 1, partly_share → value",
        "-0.5 är mindre än 0",
    ),
    "source_that_runs_a_script": (
        spoil("sources.yaml", "https://www.kolada.se", '"javascript:alert(1)"'),
        "sources.yaml",
        "rad 1, kolada → address",
        "ingen webbadress",
    ),
    "source_with_a_space_in_its_id": (
        {"sources.yaml": FILES["sources.yaml"] + "a b: {producer: A, title: B}\n"},
        "sources.yaml",
        "rad 3, a b",
        "kan inte vara en källas id",
    ),
    "date_that_is_none": (
        spoil("sources.yaml", '"2024-08"', "augusti"),
        "sources.yaml",
        "rad 1, kolada → retrieved",
        "augusti är inget datum",
    ),
    "statement_with_an_unknown_key": (
        {"accessibility.yaml": "kontakt: a\n"},
        "accessibility.yaml",
        "rad 1, kontakt",
        "okänd nyckel",
    ),
}
