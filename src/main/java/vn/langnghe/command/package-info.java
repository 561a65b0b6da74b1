/** The program's commands, its configuration, and the library put together from its parts. */
package vn.langnghe.command;
