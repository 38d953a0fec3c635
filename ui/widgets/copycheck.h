// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;

namespace coinpay {

//! Reads the clipboard back after something was copied, and says under it whether it still holds
//! just that: programs that swap addresses do it moments after the copy. Hidden before that.
class CopyCheck : public QWidget
{
    Q_OBJECT

public:
    explicit CopyCheck(QWidget *parent = nullptr);

    //! This has just been put on the clipboard.
    void watch(const QString &copied);
    //! Nothing is copied any more that this could speak of.
    void forget();
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class State { Silent, Held, Replaced };
    void check();
    void say(State state);

    QString m_copied;
    int m_checks = 0;
    State m_state = State::Silent;
    QTimer m_timer;
    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace coinpay
