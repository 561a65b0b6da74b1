-- The SQL that Derby and PostgreSQL share. Columns named listed_* are null in an edition that was replaced: a unique
-- constraint lets nulls repeat, so each stands for "unique among the listed titles".

create table catalogue_revision (
    revision bigint not null
);

insert into catalogue_revision (revision) values (0);

create table title (
    id varchar(40) not null primary key,
    identifier varchar(2000) not null,
    edition char(64) not null,
    package_hash varchar(128) not null,
    listed boolean not null,
    listed_edition char(64),
    listed_package varchar(128),
    replaced timestamp,
    sort_key varchar(600) not null,
    format varchar(40) not null,
    playable boolean not null,
    metadata ${long-text} not null,
    audio_nanoseconds bigint not null,
    playing_nanoseconds bigint not null,
    headings integer not null,
    pages integer not null,
    phrases integer not null,
    has_text boolean not null,
    gain double precision not null,
    problems integer not null,
    cover_path varchar(4096),
    added timestamp not null,
    revision bigint not null,
    constraint title_listed_edition unique (listed_edition),
    constraint title_listed_package unique (listed_package)
);

create index title_order on title (listed, sort_key, id);
create index title_edition on title (edition);
create index title_package on title (package_hash);

create table title_language (
    title_id varchar(40) not null references title (id) on delete cascade,
    language varchar(100) not null,
    constraint title_language_key primary key (title_id, language)
);

create index title_language_language on title_language (language, title_id);

-- What is searched beside the metadata, so that the search index can be built from SQL alone.
create table title_words (
    title_id varchar(40) not null primary key references title (id) on delete cascade,
    headings ${long-text} not null
);

create table title_file (
    title_id varchar(40) not null references title (id) on delete cascade,
    number integer not null,
    role varchar(20) not null,
    path varchar(4096) not null,
    hash char(64) not null,
    size bigint not null,
    media_type varchar(255) not null,
    constraint title_file_key primary key (title_id, number)
);

create index title_file_hash on title_file (hash);

create table title_problem (
    title_id varchar(40) not null references title (id) on delete cascade,
    number integer not null,
    severity varchar(20) not null,
    rule varchar(200) not null,
    file varchar(4096) not null,
    place varchar(4096),
    vietnamese varchar(8000) not null,
    english varchar(8000) not null,
    constraint title_problem_key primary key (title_id, number)
);
