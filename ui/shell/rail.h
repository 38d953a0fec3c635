// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profiles/profile.h"

#include <QAbstractButton>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace coinpay {

class StatusWidget;

//! The left rail: which profile, the pages there are, the connection, and the menu.
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(const Clock &clock, QWidget *parent = nullptr);

    void addPage(const QString &icon, const QString &title);
    //! Which page is in front; -1: none of these.
    void choose(int index);
    void setProfile(const Profile &profile);
    //! What the profile's key may do: one that may only read is said to be for looking. Empty: not
    //! known yet.
    void setScopes(const QStringList &scopes);
    [[nodiscard]] StatusWidget *status() const { return m_status; }
    [[nodiscard]] QToolButton *profileButton() const { return m_profile; }
    [[nodiscard]] QToolButton *menuButton() const { return m_menu; }

Q_SIGNALS:
    void pageChosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_pages;
    QButtonGroup *m_group;
    QToolButton *m_profile;
    QLabel *m_role;
    QToolButton *m_menu;
    StatusWidget *m_status;
};

//! One page of the rail: icon and word; the chosen one bears the accent.
class RailButton : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(const QString &icon, const QString &title, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
};

} // namespace coinpay
