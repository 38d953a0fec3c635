// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QVBoxLayout;

namespace coinpay {

//! A dialog that is one column, and grows when a sentence appears in it, so that none is ever cut.
class FormDialog : public QDialog
{
    Q_OBJECT

public:
    using QDialog::QDialog;

protected:
    //! The column that every form is, in this dialog: its margins and gaps, and the title on top.
    [[nodiscard]] QVBoxLayout *startColumn(const QString &title);
    //! In place of the one the column began with.
    void setTitle(const QString &title);
    bool event(QEvent *event) override;

private:
    QLabel *m_title = nullptr;
};

} // namespace coinpay
