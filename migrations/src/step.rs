//! What every migration says alike.

/// Makes a migration of the functions `up` and `down` beside it: named after its file, and done whole or not at all.
macro_rules! migration {
    () => {
        /// The step of this file.
        #[derive(DeriveMigrationName)]
        pub(crate) struct Migration;

        #[async_trait::async_trait]
        impl MigrationTrait for Migration {
            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }

            async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                up(manager).await
            }

            async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                down(manager).await
            }
        }
    };
}

pub(crate) use migration;
