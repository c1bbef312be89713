"""The screens, one noun each; none knows another."""
