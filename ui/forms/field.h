// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace coinpay {

//! One row of a form: the label above, the editor, and beneath it either a hint or, in its place,
//! what is wrong. The label's words are the editor's accessible name; hint and fault its
//! description.
class Field : public QWidget
{
    Q_OBJECT

public:
    //! Takes the editor. `&` in the label makes a mnemonic.
    Field(const QString &label, QWidget *editor, const QString &hint = {},
          QWidget *parent = nullptr);

    void setHint(const QString &hint);
    //! Empty: nothing is wrong.
    void setFault(const QString &sentence);
    [[nodiscard]] QString fault() const { return m_fault; }
    [[nodiscard]] QWidget *editor() const { return m_editor; }
    //! The person has been here: faults may be spoken of.
    void setTouched() { m_touched = true; }
    [[nodiscard]] bool isTouched() const { return m_touched; }

Q_SIGNALS:
    //! The keyboard left the editor.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showBelow();

    QWidget *m_editor;
    QLabel *m_label;
    QLabel *m_icon;
    QLabel *m_below;
    QString m_hint;
    QString m_fault;
    bool m_touched = false;
};

} // namespace coinpay
