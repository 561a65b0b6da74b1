-- Which library this is, in one row: the data folder bears the same id, so that the two are never mixed up.
create table library (
    id varchar(40) not null primary key
);
