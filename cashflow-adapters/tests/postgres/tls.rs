//! Who the server is.

use cashflow_adapters::postgres::{PostgresSettings, PostgresStore, Tls};
use cashflow_core::ErrorKind;
use cashflow_core::testkit::Fixture;
use cashflow_test_services::{Postgres, PostgresSettings as ServerSettings, Transport};

use super::block_on;
use super::databases::query;

#[test]
fn a_server_is_trusted_by_its_root_and_its_name_and_by_nothing_less() {
    let start = || Postgres::start(ServerSettings::default().with_transport(Transport::Tls)).unwrap();
    let (server, stranger) = (start(), start());
    block_on(async {
        let settings = |url: &str, root: Option<&Postgres>| {
            let mut settings = PostgresSettings::new(url).unwrap();
            let root_certificate = root.map(|root| root.root_certificate().unwrap());
            settings.tls = Tls::VerifyFull { root_certificate };
            settings.application_name = "cashflow tests".to_owned();
            settings
        };
        let store = PostgresStore::connect_with(&settings(&server.url(), Some(&server))).await.unwrap();
        store.migrate().await.unwrap();
        Fixture::new(&store).await;
        let sql = "select application_name || ' ' || ssl from pg_stat_activity join pg_stat_ssl using (pid)
            where application_name like 'cashflow%'";
        assert_eq!(query(&server.url(), sql).await[0], "cashflow tests true");

        let refused = async |settings: PostgresSettings| {
            let error = PostgresStore::connect_with(&settings).await.unwrap_err();
            assert_eq!(
                (error.kind(), error.code()),
                (ErrorKind::Forbidden, "database_not_trusted"),
                "{error:?}"
            );
        };
        refused(settings(&server.url(), Some(&stranger))).await;
        refused(settings(&server.url(), None)).await;
        // The same address under a name that is not in the certificate.
        let other_name = server.url().replace("127.0.0.1", "0x7f000001");
        refused(settings(&other_name, Some(&server))).await;
    });
}
