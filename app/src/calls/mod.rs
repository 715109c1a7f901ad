//! Server functions: who asks, one service, an answer for the view; one file a stage.
